package serin.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import serin.report.html.Range;

/**
 * What a CloudWatch dashboard asks of the function behind a custom widget. What else it sends along counts for nothing here: whoever views the
 * dashboard could have written it.
 *
 * @param describe whether it asks for the widget's documentation
 * @param dark whether the console is in its dark theme
 * @param shown the dashboard's time range, or the part of it that is zoomed into
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html">Custom
 *     widgets</a>
 */
record WidgetRequest(boolean describe, boolean dark, Range shown) {
    /** The request that the event is; empty when it is something else. */
    static Optional<WidgetRequest> parse(byte[] payload) {
        return EventJson.tryRead(payload).filter(WidgetRequest::isWidgets).map(event -> {
            var context = event.path("widgetContext");
            return new WidgetRequest(
                    describes(event), context.path("theme").asText().equals("dark"), range(context.path("timeRange")));
        });
    }

    private static boolean isWidgets(JsonNode event) {
        return !event.has("detail-type") && (event.path("widgetContext").isObject() || describes(event));
    }

    private static boolean describes(JsonNode event) {
        return event.path("describe").isBoolean() && event.path("describe").booleanValue();
    }

    private static Range range(JsonNode range) {
        var zoom = range.path("zoom");
        var counts = zoom.isObject() ? zoom : range;
        return new Range(time(counts.path("start")), time(counts.path("end")));
    }

    private static Optional<Instant> time(JsonNode millis) {
        if (!millis.isIntegralNumber() || !millis.canConvertToLong()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochMilli(millis.longValue()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
