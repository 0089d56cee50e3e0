package marketdata.handler;

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
}
