package serin.probe;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes JSON in ASCII. By hand: a library would be larger than the probe, and would come into every function. */
final class JsonText {
    private final StringBuilder json = new StringBuilder();
    private boolean comma;

    JsonText object(Consumer<JsonText> fields) {
        next().append('{');
        comma = false;
        fields.accept(this);
        json.append('}');
        comma = true;
        return this;
    }

    JsonText object(String name, Consumer<JsonText> fields) {
        return name(name).object(fields);
    }

    <T> JsonText array(String name, List<T> items, BiConsumer<T, JsonText> each) {
        name(name).next().append('[');
        comma = false;
        items.forEach(item -> each.accept(item, this));
        json.append(']');
        comma = true;
        return this;
    }

    JsonText text(String name, String value) {
        return name(name).value(value);
    }

    JsonText number(String name, long value) {
        name(name).next().append(value);
        comma = true;
        return this;
    }

    JsonText value(String text) {
        next();
        quote(text);
        comma = true;
        return this;
    }

    private JsonText name(String name) {
        next();
        quote(name);
        json.append(':');
        comma = false;
        return this;
    }

    private StringBuilder next() {
        if (comma) {
            json.append(',');
        }
        return json;
    }

    private void quote(String text) {
        json.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c >= 0x20 && c < 0x7f) {
                json.append(c);
            } else {
                json.append("\\u%04x".formatted((int) c));
            }
        }
        json.append('"');
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
