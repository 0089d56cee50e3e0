package serin.expectation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;

/**
 * An address that the template gives a function or an alias of it.
 *
 * @param function the name of the function; not known where the template does not say it
 * @param qualifier the alias; omitted for the unqualified function
 * @param settings by property name, those of CORS as {@code Cors.AllowOrigins}; lists are sorted
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html">AWS::Lambda::Url</a>
 */
public record ExpectedUrl(
        ResourceRef resource,
        Declared<String> function,
        Declared<String> qualifier,
        Map<String, Declared<String>> settings) {
    private static final List<String> LISTS = List.of("AllowHeaders", "AllowMethods", "AllowOrigins", "ExposeHeaders");
    private static final List<String> TEXTS = List.of("AllowCredentials", "MaxAge");

    public ExpectedUrl {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(qualifier, "qualifier is null");
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Those of that function, and those of which nobody can say whose they are. */
    static List<ExpectedUrl> of(ResolvedResource function, ResolvedTemplate template) {
        var name = function.physicalId().map(FunctionName::of);
        if (name.isEmpty()) {
            return List.of();
        }
        return template.resources().values().stream()
                .filter(resource -> resource.type().equals("AWS::Lambda::Url"))
                .map(ExpectedUrl::of)
                .filter(url -> url.function()
                        .known()
                        .map(known -> known.equals(name.get()))
                        .orElse(true))
                .toList();
    }

    private static ExpectedUrl of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        var settings = new LinkedHashMap<String, Declared<String>>();
        settings.put("AuthType", properties.text("AuthType"));
        settings.put("InvokeMode", properties.text("InvokeMode"));
        for (var name : LISTS) {
            settings.put(
                    "Cors." + name,
                    properties
                            .within("Cors", cors -> cors.texts(name))
                            .map(list -> String.join(", ", new TreeSet<>(list))));
        }
        for (var name : TEXTS) {
            settings.put("Cors." + name, properties.within("Cors", cors -> cors.text(name)));
        }
        return new ExpectedUrl(
                ExpectedStackBuilder.ref(resource),
                properties.text("TargetFunctionArn").map(FunctionName::of),
                properties.text("Qualifier"),
                settings);
    }

    /** The alias whose address this is; empty for the unqualified function, and where nobody knows. */
    public Optional<String> alias() {
        return qualifier.known();
    }
}
