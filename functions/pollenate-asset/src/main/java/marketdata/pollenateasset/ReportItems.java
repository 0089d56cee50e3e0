package marketdata.pollenateasset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.vendor.Values;

/** Makes items of reports: the vendor's field names, numbers as numbers, and nothing for what says nothing. */
final class ReportItems {
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private ReportItems() {}

    /** The overview of a symbol; empty when the vendor knows nothing of it. */
    static Optional<Item> overview(String symbol, JsonNode report) {
        var attributes = attributes(report);
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        attributes.put("symbol", new Attribute.Text(symbol));
        return Optional.of(new Item(attributes));
    }

    /** One item for each period: {@code A#2024-12-31} for a year, {@code Q#2025-03-31} for a quarter, so that neither hides the other. */
    static List<Item> periods(String symbol, JsonNode report, ReportTables.Periodic kind) {
        var items = new LinkedHashMap<String, Item>();
        add(items, symbol, "A#", report.path(kind.annual()));
        add(items, symbol, "Q#", report.path(kind.quarterly()));
        return List.copyOf(items.values());
    }

    private static void add(Map<String, Item> items, String symbol, String prefix, JsonNode rows) {
        for (var row : rows) {
            var end = row.path("fiscalDateEnding").asText("");
            if (end.matches(DATE)) {
                var attributes = attributes(row);
                attributes.put("symbol", new Attribute.Text(symbol));
                attributes.put("period", new Attribute.Text(prefix + end));
                items.put(prefix + end, new Item(attributes));
            }
        }
    }

    private static Map<String, Attribute> attributes(JsonNode row) {
        var attributes = new HashMap<String, Attribute>();
        for (var field : row.properties()) {
            Values.of(field.getValue()).ifPresent(value -> attributes.put(field.getKey(), value));
        }
        return attributes;
    }
}
