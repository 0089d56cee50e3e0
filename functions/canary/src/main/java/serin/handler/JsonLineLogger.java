package serin.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/**
 * Prints one JSON object a line: {@code timestamp}, {@code level} and {@code message}, by which Lambda takes it for a line of its JSON
 * format and filters it (<a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html">log-level
 * filtering</a>), then the fields that Powertools knows of the invocation, then the line's own.
 */
final class JsonLineLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;
    private static final String COLD_START = "cold_start";

    private final transient Supplier<Level> from;

    /** @param from the level from which on lines are printed */
    JsonLineLogger(String name, Supplier<Level> from) {
        this.name = name;
        this.from = from;
    }

    @Override
    public void log(LoggingEvent event) {
        var pairs = event.getKeyValuePairs();
        print(event.getLevel(), event.getMessage(), pairs == null ? List.of() : pairs);
    }

    @Override
    @SuppressWarnings("NullAway") // SLF4J says nothing of null.
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String message, Object[] arguments, Throwable throwable) {
        print(level, MessageFormatter.basicArrayFormat(message, arguments), List.of());
    }

    private static void print(Level level, String message, List<KeyValuePair> pairs) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", level.name());
        line.put("message", message);
        var known = MDC.getCopyOfContextMap();
        if (known != null) {
            known.forEach((key, value) -> put(line, key, key.equals(COLD_START) ? Boolean.valueOf(value) : value));
        }
        pairs.forEach(pair -> put(line, pair.key, pair.value));
        System.out.println(line);
    }

    private static void put(ObjectNode line, String key, @Nullable Object value) {
        switch (value) {
            case null -> line.putNull(key);
            case JsonNode node -> line.set(key, node);
            case Boolean flag -> line.put(key, flag);
            case Long number -> line.put(key, number);
            case Object text -> line.put(key, Objects.toString(text));
        }
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return prints(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return prints(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return prints(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return prints(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return prints(Level.ERROR);
    }

    private boolean prints(Level level) {
        return level.toInt() >= from.get().toInt();
    }
}
