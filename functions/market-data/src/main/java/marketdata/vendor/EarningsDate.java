package marketdata.vendor;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import marketdata.event.Symbol;
import marketdata.item.Attribute;

/**
 * One row of the earnings calendar.
 *
 * @param date the day of the report
 * @param fields the vendor's own, by the table's names
 */
public record EarningsDate(String symbol, LocalDate date, Map<String, Attribute> fields) {
    private static final String HEADER = "symbol,name,reportDate,fiscalDateEnding,estimate,currency";

    public EarningsDate {
        Objects.requireNonNull(symbol, "symbol is null");
        Objects.requireNonNull(date, "date is null");
        fields = Map.copyOf(fields);
    }

    /** Each row of a CSV; one that cannot be used is empty. A further column at the end, which the vendor adds at times, is ignored. */
    static List<Optional<EarningsDate>> ofCsv(String csv) {
        var lines = csv.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith(HEADER)) {
            throw VendorException.forGood(
                    "EARNINGS_CALENDAR: the vendor's answer is no CSV that begins with " + HEADER);
        }
        return lines.stream().skip(1).map(EarningsDate::ofLine).toList();
    }

    private static Optional<EarningsDate> ofLine(String line) {
        var columns = columns(line);
        if (columns.size() < 6 || !Symbol.isSymbol(columns.getFirst())) {
            return Optional.empty();
        }
        try {
            var date = LocalDate.parse(columns.get(2));
            var fields = new HashMap<String, Attribute>();
            put(fields, "name", columns.get(1), false);
            put(fields, "fiscal_date_ending", columns.get(3), false);
            put(fields, "estimate", columns.get(4), true);
            put(fields, "currency", columns.get(5), false);
            return Optional.of(new EarningsDate(columns.getFirst(), date, fields));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void put(Map<String, Attribute> fields, String name, String value, boolean number) {
        if (Json.says(value)) {
            fields.put(name, number ? Json.attribute(value) : new Attribute.Text(value));
        }
    }

    /** RFC 4180, without line breaks inside a field. */
    private static List<String> columns(String line) {
        var columns = new ArrayList<String>();
        var column = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                column.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        return columns;
    }
}
