package serin.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import serin.finding.ResourceRef;
import serin.template.ResolvedResource;

/**
 * What the template promises of a permission on a Lambda function.
 *
 * @param function a name, a partial ARN or an ARN, with or without a qualifier
 * @param principal a service's name, an account's number, an ARN, or {@code *}
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html">AWS::Lambda::Permission</a>
 */
public record ExpectedPermission(
        ResourceRef resource,
        Declared<String> function,
        Declared<String> action,
        Declared<String> principal,
        Declared<String> sourceArn,
        Declared<String> sourceAccount,
        Declared<String> principalOrgId,
        Declared<String> functionUrlAuthType,
        Declared<String> eventSourceToken,
        Declared<Boolean> invokedViaFunctionUrl)
        implements Expectation {
    public ExpectedPermission {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(principal, "principal is null");
        Objects.requireNonNull(sourceArn, "sourceArn is null");
    }

    /** The function's name; empty when it could not be resolved. */
    public Optional<String> functionName() {
        return function.known().map(FunctionName::of);
    }

    /** The alias or version that the permission is on; empty when it is on the function itself. */
    public Optional<String> qualifier() {
        return function.known().flatMap(text -> {
            var parts = List.of(text.split(":", -1));
            var name = parts.indexOf("function") + 1;
            return parts.size() > name + 1 ? Optional.of(parts.get(name + 1)) : Optional.empty();
        });
    }

    /** Whether the permission is EventBridge's: then a check of its own holds its statement. */
    public boolean isForEventBridge() {
        return principal.known().equals(Optional.of("events.amazonaws.com"));
    }

    /** The statement that the permission stands for; empty when not all of it is known. */
    public Optional<PermissionStatement> statement() {
        return unknown().isPresent() ? Optional.empty() : PermissionStatement.of(this);
    }

    /** Why the permission is not wholly known; empty when it is. */
    public Optional<Declared<?>> unknown() {
        var all = new ArrayList<Declared<?>>(
                List.of(function, action, principal, sourceArn, sourceAccount, principalOrgId, functionUrlAuthType));
        all.addAll(List.of(eventSourceToken, invokedViaFunctionUrl));
        return Stream.<Class<?>>of(Declared.Unresolved.class, Declared.Secret.class)
                .flatMap(kind -> all.stream().filter(kind::isInstance))
                .findFirst();
    }

    static ExpectedPermission of(ResolvedResource resource) {
        var properties = new Properties(resource.properties());
        return new ExpectedPermission(
                ExpectedStackBuilder.ref(resource),
                properties.text("FunctionName"),
                properties.text("Action"),
                properties.text("Principal"),
                properties.text("SourceArn"),
                properties.text("SourceAccount"),
                properties.text("PrincipalOrgID"),
                properties.text("FunctionUrlAuthType"),
                properties.text("EventSourceToken"),
                properties.bool("InvokedViaFunctionUrl"));
    }
}
