package marketdata.pollenateasset;

import java.util.List;
import java.util.Objects;
import marketdata.handler.Surroundings;
import marketdata.item.Table;

/** Where each of the vendor's reports goes. */
record ReportTables(Table overview, List<Periodic> periodic) {
    ReportTables {
        Objects.requireNonNull(overview, "overview is null");
        periodic = List.copyOf(periodic);
    }

    /**
     * A report that has one row for each period.
     *
     * @param function the vendor's word for it
     * @param annual the field that holds the rows of the years; {@code quarterly} that of the quarters
     */
    record Periodic(String function, String annual, String quarterly, Table table) {}

    static ReportTables of(Surroundings around) {
        return new ReportTables(
                around.table("COMPANY_OVERVIEW_TABLE"),
                List.of(
                        new Periodic("EARNINGS", "annualEarnings", "quarterlyEarnings", around.table("EARNINGS_TABLE")),
                        reports("CASH_FLOW", around.table("CASH_FLOW_TABLE")),
                        reports("BALANCE_SHEET", around.table("BALANCE_SHEET_TABLE")),
                        reports("INCOME_STATEMENT", around.table("INCOME_STATEMENT_TABLE"))));
    }

    private static Periodic reports(String function, Table table) {
        return new Periodic(function, "annualReports", "quarterlyReports", table);
    }
}
