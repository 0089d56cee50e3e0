package localcloud.stack;

import java.util.Map;
import localcloud.template.Stack;
import localcloud.template.Template;

/**
 * What a stack is to become.
 *
 * @param original the template as it was given
 * @param template without transforms
 * @param given values of parameters, those included that keep their value
 * @param token of the request
 */
public record Wish(
        String original, Template template, Map<String, String> given, Stack.Settings settings, String token) {}
