package serin.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import serin.finding.ResourceRef;
import serin.policy.PolicyDocument;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.Value;

/**
 * What the template promises of an event bus: that it is there, and whom its policy lets in.
 *
 * @param policies its own {@code Policy}, and one for each {@code AWS::Events::EventBusPolicy} that names it, which adds a statement
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbus.html">AWS::Events::EventBus</a>
 */
public record ExpectedBus(ResourceRef resource, List<AttachedPolicy> policies) implements Expectation {
    private static final String POLICY = "AWS::Events::EventBusPolicy";

    public ExpectedBus {
        Objects.requireNonNull(resource, "resource is null");
        policies = List.copyOf(policies);
    }

    /**
     * The bus's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return PhysicalId.of(resource);
    }

    static ExpectedBus of(ResolvedResource resource, ResolvedTemplate template) {
        var ref = ExpectedStackBuilder.ref(resource);
        var policies = new ArrayList<AttachedPolicy>();
        var own = DeclaredPolicy.of(new Properties(resource.properties()), "Policy");
        if (!(own instanceof Declared.Omitted<PolicyDocument>)) {
            policies.add(new AttachedPolicy(ref, own));
        }
        template.resources().values().stream()
                .filter(other -> other.type().equals(POLICY))
                .filter(other -> names(other, resource.physicalId()))
                .map(other -> new AttachedPolicy(ExpectedStackBuilder.ref(other), statement(other)))
                .forEach(policies::add);
        return new ExpectedBus(ref, policies);
    }

    private static boolean names(ResolvedResource policy, Optional<String> bus) {
        return switch (new Properties(policy.properties()).text("EventBusName")) {
            case Declared.Known<String>(var name) -> bus.equals(Optional.of(name));
            case Declared.Omitted<String>() -> false;
            // It may be this bus's: nobody can say which policy the bus has then.
            case Declared.Secret<String> _, Declared.Unresolved<String> _ -> true;
        };
    }

    /** The older form, of an action and a principal without a statement, is left unresolved: its condition has a language of its own. */
    private static Declared<PolicyDocument> statement(ResolvedResource policy) {
        return switch (new Properties(policy.properties()).value("Statement")) {
            case Declared.Known<Value>(var statement) -> document(statement);
            case Declared.Omitted<Value>() -> new Declared.Unresolved<>("the policy has no Statement");
            case Declared.Secret<Value>(var reason) -> new Declared.Secret<>(reason);
            case Declared.Unresolved<Value>(var reason) -> new Declared.Unresolved<>(reason);
        };
    }

    private static Declared<PolicyDocument> document(Value statement) {
        return DeclaredPolicy.of(
                new Properties(new Value.Mapping(Map.of(
                        "PolicyDocument",
                        new Value.Mapping(Map.of("Version", new Value.Text("2012-10-17"), "Statement", statement))))),
                "PolicyDocument");
    }
}
