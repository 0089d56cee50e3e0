package serin.observation;

import java.util.Map;

/**
 * The address by which a function, or an alias of it, is called over HTTP.
 *
 * @param settings by CloudFormation's property names: {@code AuthType}, {@code InvokeMode}, {@code Cors.AllowOrigins} and so on;
 *     lists are sorted, what is not set is not in it
 */
public record FunctionUrlFacts(Map<String, String> settings) {
    public FunctionUrlFacts {
        settings = Map.copyOf(settings);
    }
}
