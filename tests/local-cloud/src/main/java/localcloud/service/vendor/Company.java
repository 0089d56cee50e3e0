package localcloud.service.vendor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A company's reports: its whole history, 6 years and 20 quarters. Numbers are texts, and what is not known is {@code None}; they are
 * the same for the same company each time, and mean nothing.
 */
final class Company {
    private static final int YEARS = 6;
    private static final int QUARTERS = 20;
    private static final LocalDate LAST = LocalDate.of(2025, 9, 30);

    private static final Map<String, List<String>> FIELDS = Map.of(
            "CASH_FLOW",
            List.of("operatingCashflow", "capitalExpenditures", "dividendPayout", "netIncome", "changeInExchangeRate"),
            "BALANCE_SHEET",
            List.of("totalAssets", "totalCurrentAssets", "totalLiabilities", "totalShareholderEquity", "investments"),
            "INCOME_STATEMENT",
            List.of("grossProfit", "totalRevenue", "operatingIncome", "netIncome", "depreciation"));

    private Company() {}

    static ObjectNode report(String function, String symbol) {
        return switch (function) {
            case "OVERVIEW" -> overview(symbol);
            case "EARNINGS" -> earnings(symbol);
            default -> statements(symbol, FIELDS.getOrDefault(function, List.of()));
        };
    }

    private static ObjectNode overview(String symbol) {
        var name = Market.assets().stream()
                .filter(asset -> asset.symbol().equals(symbol))
                .map(Market.Asset::name)
                .findFirst()
                .orElse(symbol);
        return JsonNodeFactory.instance
                .objectNode()
                .put("Symbol", symbol)
                .put("AssetType", "Common Stock")
                .put("Name", name)
                .put("Currency", "USD")
                .put("Country", "USA")
                .put("FiscalYearEnd", "September")
                .put("LatestQuarter", LAST.toString())
                .put("MarketCapitalization", amount(symbol, "MarketCapitalization", LAST))
                .put("EBITDA", amount(symbol, "EBITDA", LAST))
                .put("PERatio", perShare(symbol, "PERatio", LAST))
                .put("PEGRatio", "None")
                .put("EPS", perShare(symbol, "EPS", LAST))
                .put("DividendDate", "None");
    }

    private static ObjectNode earnings(String symbol) {
        var report = JsonNodeFactory.instance.objectNode().put("symbol", symbol);
        var annual = report.putArray("annualEarnings");
        for (var year = 0; year < YEARS; year++) {
            var end = LAST.minusYears(year);
            annual.addObject()
                    .put("fiscalDateEnding", end.toString())
                    .put("reportedEPS", perShare(symbol, "year", end));
        }
        var quarterly = report.putArray("quarterlyEarnings");
        for (var quarter = 0; quarter < QUARTERS; quarter++) {
            var end = quarterEnd(quarter);
            quarterly
                    .addObject()
                    .put("fiscalDateEnding", end.toString())
                    .put("reportedDate", end.plusDays(30).toString())
                    .put("reportedEPS", perShare(symbol, "reported", end))
                    .put("estimatedEPS", quarter % 7 == 6 ? "None" : perShare(symbol, "estimated", end))
                    .put("surprise", quarter % 7 == 6 ? "None" : "0.08")
                    .put("surprisePercentage", quarter % 7 == 6 ? "None" : "4.5198")
                    .put("reportTime", "post-market");
        }
        return report;
    }

    private static ObjectNode statements(String symbol, List<String> fields) {
        var report = JsonNodeFactory.instance.objectNode().put("symbol", symbol);
        var annual = report.putArray("annualReports");
        for (var year = 0; year < YEARS; year++) {
            statement(annual, symbol, fields, LAST.minusYears(year));
        }
        var quarterly = report.putArray("quarterlyReports");
        for (var quarter = 0; quarter < QUARTERS; quarter++) {
            statement(quarterly, symbol, fields, quarterEnd(quarter));
        }
        return report;
    }

    private static void statement(ArrayNode reports, String symbol, List<String> fields, LocalDate end) {
        var statement =
                reports.addObject().put("fiscalDateEnding", end.toString()).put("reportedCurrency", "USD");
        for (var field : fields.subList(0, fields.size() - 1)) {
            statement.put(field, amount(symbol, field, end));
        }
        statement.put(fields.getLast(), "None");
    }

    private static LocalDate quarterEnd(int quartersAgo) {
        var month = LAST.minusMonths(3L * quartersAgo);
        return month.withDayOfMonth(month.lengthOfMonth());
    }

    private static String amount(String symbol, String field, LocalDate end) {
        return Long.toString(1_000_000L * (1 + Math.floorMod((symbol + field + end).hashCode(), 99_000)));
    }

    private static String perShare(String symbol, String field, LocalDate end) {
        return String.format(Locale.ROOT, "%.2f", Math.floorMod((symbol + field + end).hashCode(), 3_000) / 100.0);
    }
}
