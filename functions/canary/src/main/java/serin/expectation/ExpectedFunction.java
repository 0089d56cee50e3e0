package serin.expectation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import serin.finding.ResourceRef;
import serin.observation.Fingerprint;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;

/**
 * What the template promises of a Lambda function.
 *
 * @param alias the alias by which the stack calls it: the first one with a known name that the template declares
 *     for it; empty when there is none
 * @param timeoutSeconds 1 to 900
 * @param memoryMib 128 to 10,240
 * @param role ARN
 * @param tracing {@code Active} or {@code PassThrough}
 * @param environment a fingerprint of each value, so that no value travels further than this
 * @param layers version ARNs
 * @param deadLetterTarget ARN
 * @param logging what LoggingConfig leaves out has Lambda's default, but for the group, which is empty then
 * @param kmsKey ARN of the key, or of an alias of it
 * @param urls the addresses that the template gives it and its aliases
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html">AWS::Lambda::Function</a>
 */
public record ExpectedFunction(
        ResourceRef resource,
        Optional<ExpectedAlias> alias,
        Declared<String> runtime,
        Declared<String> handler,
        Declared<Integer> timeoutSeconds,
        Declared<Integer> memoryMib,
        Declared<String> role,
        Declared<String> tracing,
        Declared<Map<String, Declared<Fingerprint>>> environment,
        Declared<Integer> reservedConcurrency,
        Declared<List<String>> architectures,
        Declared<List<String>> layers,
        Declared<String> packageType,
        Declared<Integer> ephemeralStorageMib,
        Declared<String> deadLetterTarget,
        Declared<String> kmsKey,
        Declared<ExpectedLogging> logging,
        Declared<Network> network,
        List<ExpectedUrl> urls)
        implements Expectation {
    private static final String ALIAS = "AWS::Lambda::Alias";

    /** Given to a stack's canary, and to no other function. */
    private static final String STACK_NAME = "SERIN_STACK_NAME";

    public ExpectedFunction {
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(alias, "alias is null");
        urls = List.copyOf(urls);
    }

    /** The subnets and security groups of a VPC, in no order; both empty outside of one. */
    public record Network(Set<String> subnets, Set<String> securityGroups) {
        public Network {
            subnets = Set.copyOf(subnets);
            securityGroups = Set.copyOf(securityGroups);
        }

        @Override
        public String toString() {
            return subnets.isEmpty() && securityGroups.isEmpty()
                    ? "no VPC"
                    : "subnets " + new TreeSet<>(subnets) + ", security groups " + new TreeSet<>(securityGroups);
        }
    }

    /**
     * The function's name.
     *
     * @throws IllegalStateException when the stack has not created it
     */
    public String name() {
        return resource.physicalId()
                .map(FunctionName::of)
                .orElseThrow(() -> new IllegalStateException(resource.logicalId() + " has no physical id"));
    }

    /** Whether this is the function that validates the stack. */
    public boolean isCanary() {
        return environment
                .known()
                .filter(variables -> variables.containsKey(STACK_NAME))
                .isPresent();
    }

    static ExpectedFunction of(ResolvedResource resource, ResolvedTemplate template) {
        var properties = new Properties(resource.properties());
        return new ExpectedFunction(
                ExpectedStackBuilder.ref(resource),
                alias(resource, template),
                properties.text("Runtime"),
                properties.text("Handler"),
                properties.integer("Timeout"),
                properties.integer("MemorySize"),
                properties.text("Role"),
                properties.within("TracingConfig", tracing -> tracing.text("Mode")),
                properties.within("Environment", ExpectedFunction::environment),
                properties.integer("ReservedConcurrentExecutions"),
                properties.texts("Architectures"),
                properties.texts("Layers"),
                properties.text("PackageType"),
                properties.within("EphemeralStorage", storage -> storage.integer("Size")),
                properties.within("DeadLetterConfig", letter -> letter.text("TargetArn")),
                properties.text("KmsKeyArn"),
                properties.within("LoggingConfig", ExpectedLogging::of),
                properties.within("VpcConfig", ExpectedFunction::network),
                ExpectedUrl.of(resource, template));
    }

    private static Optional<ExpectedAlias> alias(ResolvedResource function, ResolvedTemplate template) {
        var name = function.physicalId().map(FunctionName::of);
        return template.resources().values().stream()
                .filter(resource -> resource.type().equals(ALIAS))
                .map(ExpectedAlias::of)
                .filter(alias -> alias.name().known().isPresent())
                .filter(alias -> name.isPresent() && alias.function().known().equals(name))
                .findFirst();
    }

    private static Declared<Network> network(Properties vpc) {
        return vpc.texts("SubnetIds")
                .orDefault(List.of())
                .flatMap(subnets -> vpc.texts("SecurityGroupIds")
                        .orDefault(List.of())
                        .map(groups -> new Network(Set.copyOf(subnets), Set.copyOf(groups))));
    }

    private static Declared<Map<String, Declared<Fingerprint>>> environment(Properties environment) {
        return environment
                .textsByName("Variables")
                .map(variables -> variables.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> entry.getValue().map(Fingerprint::of))));
    }
}
