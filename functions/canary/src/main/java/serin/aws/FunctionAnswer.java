package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;
import static serin.aws.MalformedAnswer.whole;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import serin.observation.AliasFacts;
import serin.observation.AsyncConfigFacts;
import serin.observation.Fingerprint;
import serin.observation.FunctionFacts;
import serin.observation.FunctionFacts.Concurrency;
import serin.observation.FunctionFacts.Logging;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.OnFailure;
import software.amazon.awssdk.services.lambda.model.OnSuccess;

/**
 * Reads Lambda's answers (<a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html">FunctionConfiguration</a>).
 *
 * <p>A field whose default is documented and that older answers lack gets that default. Values of the environment become
 * fingerprints here and go no further; the presigned address of the code is not read at all.
 */
final class FunctionAnswer {
    private static final String ACTIVE = "Active";

    /** Documented defaults of CreateFunction. */
    private static final String DEFAULT_TRACING = "PassThrough";

    private static final String DEFAULT_PACKAGE_TYPE = "Zip";
    private static final List<String> DEFAULT_ARCHITECTURES = List.of("x86_64");
    private static final int DEFAULT_EPHEMERAL_STORAGE_MIB = 512;

    private FunctionAnswer() {}

    static FunctionFacts facts(GetFunctionResponse response, Concurrency concurrency) {
        return facts(required(response.configuration(), "Configuration"), concurrency);
    }

    static FunctionFacts facts(GetFunctionConfigurationResponse response, Concurrency concurrency) {
        return facts(configuration(response), concurrency);
    }

    /** Of an unqualified look: what is not answered is not reserved. */
    static Concurrency concurrency(GetFunctionResponse response) {
        return Optional.ofNullable(response.concurrency())
                .map(answer -> answer.reservedConcurrentExecutions())
                .<Concurrency>map(Concurrency.Reserved::new)
                .orElseGet(Concurrency.Unreserved::new);
    }

    static AliasFacts alias(GetAliasResponse response) {
        return new AliasFacts(
                required(response.aliasArn(), "AliasArn"),
                required(response.name(), "Name"),
                required(response.functionVersion(), "FunctionVersion"),
                Optional.ofNullable(response.routingConfig())
                        .map(AliasRoutingConfiguration::additionalVersionWeights)
                        .map(FunctionAnswer::weights)
                        .orElseGet(Map::of));
    }

    /** The numbers of a page; {@code $LATEST} is listed too, and is no published version. */
    static List<Long> versions(ListVersionsByFunctionResponse response) {
        return listed(response.hasVersions(), response.versions(), "Versions").stream()
                .map(version -> required(required(version, "Versions").version(), "Versions.Version"))
                .filter(version -> !version.equals("$LATEST"))
                .map(FunctionAnswer::version)
                .toList();
    }

    private static Long version(String number) {
        try {
            return Long.valueOf(number);
        } catch (NumberFormatException e) {
            throw new MalformedAnswer("Versions.Version is no number: " + number);
        }
    }

    static AsyncConfigFacts asyncConfig(GetFunctionEventInvokeConfigResponse response) {
        required(response.functionArn(), "FunctionArn");
        var destinations = Optional.ofNullable(response.destinationConfig());
        return new AsyncConfigFacts(
                number(response.maximumRetryAttempts()),
                number(response.maximumEventAgeInSeconds()),
                destinations
                        .map(DestinationConfig::onFailure)
                        .map(OnFailure::destination)
                        .filter(arn -> !arn.isEmpty()),
                destinations
                        .map(DestinationConfig::onSuccess)
                        .map(OnSuccess::destination)
                        .filter(arn -> !arn.isEmpty()));
    }

    /** Answers from before functions had a choice lack it; they logged in the way that is the default now. */
    private static Logging logging(FunctionConfiguration answer) {
        var logging = Optional.ofNullable(answer.loggingConfig());
        return new Logging(
                logging.map(config -> config.logFormatAsString()).orElse("Text"),
                logging.map(config -> config.logGroup()).orElse("/aws/lambda/" + answer.functionName()),
                logging.map(config -> config.applicationLogLevelAsString()),
                logging.map(config -> config.systemLogLevelAsString()));
    }

    private static OptionalInt number(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static FunctionFacts facts(FunctionConfiguration answer, Concurrency concurrency) {
        var state = required(answer.stateAsString(), "State");
        var environment = Optional.ofNullable(answer.environment());
        var vpc = Optional.ofNullable(answer.vpcConfig());
        return new FunctionFacts(
                required(answer.functionName(), "FunctionName"),
                required(answer.functionArn(), "FunctionArn"),
                required(answer.version(), "Version"),
                state,
                lastUpdateStatus(state, answer.lastUpdateStatusAsString()),
                Optional.ofNullable(answer.stateReason())
                        .or(() -> Optional.ofNullable(answer.lastUpdateStatusReason()))
                        .orElse(""),
                Optional.ofNullable(answer.runtimeAsString()),
                Optional.ofNullable(answer.handler()),
                required(answer.timeout(), "Timeout"),
                required(answer.memorySize(), "MemorySize"),
                architectures(answer),
                required(answer.role(), "Role"),
                Optional.ofNullable(answer.tracingConfig())
                        .map(tracing -> tracing.modeAsString())
                        .orElse(DEFAULT_TRACING),
                environment.map(e -> fingerprints(e.variables())).orElseGet(Map::of),
                environment
                        .map(e -> e.error())
                        .map(error -> required(error.errorCode(), "Environment.Error.ErrorCode")),
                whole(answer.layers(), "Layers").stream()
                        .map(layer -> required(layer.arn(), "Layers.Arn"))
                        .toList(),
                Optional.ofNullable(answer.packageTypeAsString()).orElse(DEFAULT_PACKAGE_TYPE),
                required(answer.codeSha256(), "CodeSha256"),
                Optional.ofNullable(answer.ephemeralStorage())
                        .map(storage -> storage.size())
                        .orElse(DEFAULT_EPHEMERAL_STORAGE_MIB),
                Optional.ofNullable(answer.deadLetterConfig())
                        .map(deadLetters -> deadLetters.targetArn())
                        .filter(arn -> !arn.isEmpty()),
                Optional.ofNullable(answer.kmsKeyArn()).filter(arn -> !arn.isEmpty()),
                logging(answer),
                vpc.map(config -> sorted(config.subnetIds())).orElseGet(List::of),
                vpc.map(config -> sorted(config.securityGroupIds())).orElseGet(List::of),
                concurrency);
    }

    /**
     * A function that has not become active yet has had no update, and AWS leaves the field out (recorded in the corpus); an
     * active one always has it.
     */
    private static String lastUpdateStatus(String state, @Nullable String status) {
        return state.equals(ACTIVE)
                ? required(status, "LastUpdateStatus")
                : Optional.ofNullable(status).orElse("");
    }

    private static Map<String, Fingerprint> fingerprints(Map<String, String> variables) {
        var hidden = new HashMap<String, Fingerprint>();
        variables.forEach((name, value) -> hidden.put(name, Fingerprint.of(required(value, "Environment." + name))));
        return hidden;
    }

    private static Map<String, Double> weights(Map<String, Double> answer) {
        var weights = new HashMap<String, Double>();
        answer.forEach((version, weight) -> weights.put(version, required(weight, "RoutingConfig." + version)));
        return weights;
    }

    private static List<String> architectures(FunctionConfiguration answer) {
        var architectures = whole(answer.architecturesAsStrings(), "Architectures");
        return architectures.isEmpty() ? DEFAULT_ARCHITECTURES : architectures;
    }

    private static List<String> sorted(List<String> ids) {
        return whole(ids, "VpcConfig").stream().sorted().toList();
    }

    /** The same fields under another type: GetFunctionConfiguration's answer is GetFunction's {@code Configuration}. */
    private static FunctionConfiguration configuration(GetFunctionConfigurationResponse response) {
        var copy = FunctionConfiguration.builder();
        var fields = response.sdkFieldNameToField();
        FunctionConfiguration.builder().build().sdkFieldNameToField().forEach((name, target) -> {
            SdkField<?> source = fields.get(name);
            if (source != null) {
                target.set(copy, source.getValueOrDefault(response));
            }
        });
        return copy.build();
    }
}
