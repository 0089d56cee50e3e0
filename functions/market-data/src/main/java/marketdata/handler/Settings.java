package marketdata.handler;

import java.net.URI;
import java.util.Map;

/** The environment variables of a function, read once when it starts. */
public record Settings(Map<String, String> variables) {
    public Settings {
        variables = Map.copyOf(variables);
    }

    /** The value of a variable that the function cannot do without; without it the function does not start. */
    public String required(String name) {
        var value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("environment variable " + name + " must be set");
        }
        return value;
    }

    /** The same for an address; one that is none is as bad as none. */
    public URI url(String name) {
        try {
            return URI.create(required(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("environment variable " + name + " must be a URL", e);
        }
    }

    /** The same for a whole number of 1 or more. */
    public int positive(String name) {
        var text = required(name);
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalStateException("environment variable " + name + " must be a whole number of 1 or more");
        }
        return Integer.parseInt(text);
    }
}
