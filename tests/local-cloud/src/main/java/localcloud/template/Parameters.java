package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The values of a template's parameters: those given, then the defaults; each checked as
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html">CloudFormation</a>
 * does.
 *
 * @param values by parameter; text, or a list of texts for a list type
 * @param raw each as it was given, or its default; NoEcho values too
 * @param shown what DescribeStacks answers: NoEcho values are masked
 */
public record Parameters(Map<String, JsonNode> values, Map<String, String> raw, Map<String, String> shown) {
    private static final String MASK = "****";

    static Parameters of(ObjectNode declared, Map<String, String> given) {
        var strangers = new TreeSet<>(given.keySet());
        declared.fieldNames().forEachRemaining(strangers::remove);
        if (!strangers.isEmpty()) {
            throw new TemplateException("Parameters: " + strangers + " do not exist in the template");
        }
        var missing = new TreeSet<String>();
        var values = new LinkedHashMap<String, JsonNode>();
        var raw = new LinkedHashMap<String, String>();
        var shown = new LinkedHashMap<String, String>();
        for (var parameter : declared.properties()) {
            var name = parameter.getKey();
            var declaration = parameter.getValue();
            var value = given.get(name);
            if (value == null
                    && declaration.path("Default").isValueNode()
                    && !declaration.path("Default").isNull()) {
                value = declaration.path("Default").asText();
            }
            if (value == null) {
                missing.add(name);
            } else {
                check(name, value, declaration);
                values.put(name, typed(value, declaration.path("Type").asText("String")));
                raw.put(name, value);
                shown.put(name, declaration.path("NoEcho").asBoolean(false) ? MASK : value);
            }
        }
        if (!missing.isEmpty()) {
            throw new TemplateException("Parameters: " + missing + " must have values");
        }
        return new Parameters(values, raw, shown);
    }

    private static JsonNode typed(String value, String type) {
        if (!type.equals("CommaDelimitedList") && !type.startsWith("List<")) {
            return JsonNodeFactory.instance.textNode(value);
        }
        var list = JsonNodeFactory.instance.arrayNode();
        if (!value.isEmpty()) {
            for (var item : value.split(",", -1)) {
                list.add(item.strip());
            }
        }
        return list;
    }

    private static void check(String name, String value, JsonNode declaration) {
        var allowed = declaration.path("AllowedValues");
        if (allowed.isArray()) {
            boolean found = false;
            for (var candidate : allowed) {
                found |= candidate.asText().equals(value);
            }
            if (!found) {
                throw refused(name, "must be one of AllowedValues " + allowed, declaration);
            }
        }
        var pattern = declaration.path("AllowedPattern");
        if (pattern.isTextual() && !matches(pattern.textValue(), value)) {
            throw refused(name, "must match pattern " + pattern.textValue(), declaration);
        }
        if (declaration.has("MinLength")
                && value.length() < declaration.path("MinLength").asInt()) {
            throw refused(
                    name,
                    "must contain at least " + declaration.path("MinLength").asInt() + " characters",
                    declaration);
        }
        if (declaration.has("MaxLength")
                && value.length() > declaration.path("MaxLength").asInt()) {
            throw refused(
                    name,
                    "must contain at most " + declaration.path("MaxLength").asInt() + " characters",
                    declaration);
        }
        if (declaration.path("Type").asText().equals("Number")) {
            checkNumber(name, value, declaration);
        }
    }

    private static void checkNumber(String name, String value, JsonNode declaration) {
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw refused(name, "must be a number", declaration);
        }
        if (declaration.has("MinValue") && number.compareTo(bound(declaration, "MinValue")) < 0) {
            throw refused(name, "must be a number not less than " + bound(declaration, "MinValue"), declaration);
        }
        if (declaration.has("MaxValue") && number.compareTo(bound(declaration, "MaxValue")) > 0) {
            throw refused(name, "must be a number not greater than " + bound(declaration, "MaxValue"), declaration);
        }
    }

    private static BigDecimal bound(JsonNode declaration, String name) {
        try {
            return new BigDecimal(declaration.path(name).asText());
        } catch (NumberFormatException e) {
            throw new TemplateException("Template format error: " + name + " must be a number, was "
                    + declaration.path(name).asText());
        }
    }

    private static boolean matches(String pattern, String value) {
        try {
            return Pattern.matches(pattern, value);
        } catch (PatternSyntaxException e) {
            throw new TemplateException("Template format error: AllowedPattern is no pattern: " + pattern);
        }
    }

    private static TemplateException refused(String name, String why, JsonNode declaration) {
        var said = declaration.path("ConstraintDescription");
        return new TemplateException(
                "Parameter '" + name + "' " + why + (said.isTextual() ? ": " + said.textValue() : ""));
    }
}
