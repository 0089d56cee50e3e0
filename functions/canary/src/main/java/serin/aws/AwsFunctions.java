package serin.aws;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import serin.observation.AliasFacts;
import serin.observation.AsyncConfigFacts;
import serin.observation.DryRunFacts;
import serin.observation.FunctionFacts;
import serin.observation.FunctionFacts.Concurrency;
import serin.observation.FunctionUrlFacts;
import serin.observation.Functions;
import serin.observation.InvocationFacts;
import serin.observation.MappingFacts;
import serin.observation.Observation;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

/** Lambda through the SDK. */
final class AwsFunctions implements Functions {
    private static final Concurrency QUALIFIED =
            new Concurrency.NotAnswered("lambda:GetFunction with a qualifier does not answer it");

    private final LambdaClient client;
    private final AwsInvocations invocations;
    private final AwsReader reader;
    private final SingleFlight<Qualified, FunctionFacts> functions = new SingleFlight<>(Operation.GET_FUNCTION);
    private final SingleFlight<String, FunctionFacts> latest = new SingleFlight<>(Operation.GET_FUNCTION);
    private final SingleFlight<Qualified, AliasFacts> aliases = new SingleFlight<>(Operation.GET_ALIAS);
    private final SingleFlight<Qualified, AsyncConfigFacts> asyncConfigs =
            new SingleFlight<>(Operation.GET_FUNCTION_EVENT_INVOKE_CONFIG);
    private final SingleFlight<Qualified, String> policies = new SingleFlight<>(Operation.GET_POLICY);
    private final SingleFlight<String, String> functionPolicies = new SingleFlight<>(Operation.GET_POLICY);

    private final SingleFlight<Qualified, FunctionUrlFacts> urls =
            new SingleFlight<>(Operation.GET_FUNCTION_URL_CONFIG);
    private final SingleFlight<String, FunctionUrlFacts> functionUrls =
            new SingleFlight<>(Operation.GET_FUNCTION_URL_CONFIG);
    private final SingleFlight<String, List<MappingFacts>> mappings =
            new SingleFlight<>(Operation.LIST_EVENT_SOURCE_MAPPINGS);
    private final SingleFlight<String, List<Long>> versions = new SingleFlight<>(Operation.LIST_VERSIONS_BY_FUNCTION);

    AwsFunctions(LambdaClient client, AwsInvocations invocations, AwsReader reader) {
        this.client = client;
        this.invocations = invocations;
        this.reader = reader;
    }

    @Override
    public Observation<FunctionFacts> function(String function, String qualifier) {
        var asked = new Qualified(function, qualifier);
        return functions.look(
                asked,
                () -> SecondWay.orElse(
                        reader.read(
                                Operation.GET_FUNCTION,
                                asked.toString(),
                                limits -> client.getFunction(
                                        request(function, limits).andThen(r -> r.qualifier(qualifier))),
                                response -> FunctionAnswer.facts(response, QUALIFIED)),
                        () -> configuration(asked.toString(), function, r -> r.qualifier(qualifier), QUALIFIED)));
    }

    @Override
    public Observation<FunctionFacts> latest(String function) {
        return latest.look(function, () -> {
            var what = "function " + function;
            var first = reader.read(
                    Operation.GET_FUNCTION,
                    what,
                    limits -> client.getFunction(request(function, limits)),
                    response -> FunctionAnswer.facts(response, FunctionAnswer.concurrency(response)));
            return SecondWay.orElse(first, () -> configuration(what, function, _ -> {}, notAnswered(first)));
        });
    }

    @Override
    public Observation<AliasFacts> alias(String function, String alias) {
        return aliases.look(
                new Qualified(function, alias),
                () -> reader.read(
                        Operation.GET_ALIAS,
                        "alias " + alias + " of function " + function,
                        limits -> client.getAlias(
                                r -> r.functionName(function).name(alias).overrideConfiguration(limits)),
                        FunctionAnswer::alias));
    }

    @Override
    public Observation<List<Long>> versions(String function) {
        return versions.look(
                function,
                () -> reader.readAll(
                        Operation.LIST_VERSIONS_BY_FUNCTION,
                        "function " + function,
                        (limits, marker) -> client.listVersionsByFunction(
                                r -> r.functionName(function).marker(marker).overrideConfiguration(limits)),
                        FunctionAnswer::versions,
                        ListVersionsByFunctionResponse::nextMarker));
    }

    @Override
    public Observation<String> policy(String function, String qualifier) {
        var asked = new Qualified(function, qualifier);
        return policies.look(
                asked,
                () -> policy(asked.toString(), r -> r.functionName(function).qualifier(qualifier)));
    }

    @Override
    public Observation<String> policy(String function) {
        return functionPolicies.look(function, () -> policy("function " + function, r -> r.functionName(function)));
    }

    @Override
    public Observation<FunctionUrlFacts> url(String function, String qualifier) {
        var asked = new Qualified(function, qualifier);
        return urls.look(
                asked, () -> url(asked.toString(), r -> r.functionName(function).qualifier(qualifier)));
    }

    @Override
    public Observation<FunctionUrlFacts> url(String function) {
        return functionUrls.look(function, () -> url("function " + function, r -> r.functionName(function)));
    }

    @Override
    public Observation<List<MappingFacts>> mappings() {
        return mappings.look(
                "all",
                () -> reader.readAll(
                        Operation.LIST_EVENT_SOURCE_MAPPINGS,
                        "event source mappings",
                        (limits, marker) -> client.listEventSourceMappings(
                                r -> r.marker(marker).overrideConfiguration(limits)),
                        MappingAnswer::mappings,
                        ListEventSourceMappingsResponse::nextMarker));
    }

    @Override
    public Observation<AsyncConfigFacts> asyncConfig(String function, String qualifier) {
        var asked = new Qualified(function, qualifier);
        return asyncConfigs.look(
                asked,
                () -> reader.read(
                        Operation.GET_FUNCTION_EVENT_INVOKE_CONFIG,
                        "a configuration of asynchronous invocation of " + asked,
                        limits -> client.getFunctionEventInvokeConfig(r -> r.functionName(function)
                                .qualifier(qualifier.equals("$LATEST") ? null : qualifier)
                                .overrideConfiguration(limits)),
                        FunctionAnswer::asyncConfig));
    }

    @Override
    public Observation<DryRunFacts> dryRun(String function, String qualifier) {
        return invocations.dryRun(new Qualified(function, qualifier));
    }

    @Override
    public Observation<InvocationFacts> probe(
            String function, String qualifier, Map<String, String> custom, Duration timeout) {
        return invocations.probe(new Qualified(function, qualifier), custom, timeout);
    }

    private Observation<FunctionFacts> configuration(
            String what,
            String function,
            Consumer<GetFunctionConfigurationRequest.Builder> qualifier,
            Concurrency concurrency) {
        return reader.read(
                Operation.GET_FUNCTION_CONFIGURATION,
                what,
                limits -> client.getFunctionConfiguration(
                        qualifier.andThen(r -> r.functionName(function).overrideConfiguration(limits))),
                response -> FunctionAnswer.facts(response, concurrency));
    }

    private Observation<FunctionUrlFacts> url(String ofWhat, Consumer<GetFunctionUrlConfigRequest.Builder> request) {
        return reader.read(
                Operation.GET_FUNCTION_URL_CONFIG,
                "an address of " + ofWhat,
                limits -> client.getFunctionUrlConfig(request.andThen(r -> r.overrideConfiguration(limits))),
                MappingAnswer::url);
    }

    private Observation<String> policy(String ofWhat, Consumer<GetPolicyRequest.Builder> request) {
        return reader.read(
                Operation.GET_POLICY,
                "a resource policy of " + ofWhat,
                limits -> client.getPolicy(request.andThen(r -> r.overrideConfiguration(limits))),
                response -> MalformedAnswer.required(response.policy(), "Policy"));
    }

    private static Consumer<GetFunctionRequest.Builder> request(String function, Limits limits) {
        return r -> r.functionName(function).overrideConfiguration(limits);
    }

    private static Concurrency notAnswered(Observation<FunctionFacts> first) {
        var without = "lambda:GetFunctionConfiguration does not answer it";
        return first instanceof Observation.Unreadable<FunctionFacts> unreadable
                ? new Concurrency.NotAnswered(
                        SecondWay.note(unreadable) + ", and " + without,
                        Optional.of(unreadable.action()).filter(_ -> unreadable.reason() == Observation.Reason.DENIED))
                : new Concurrency.NotAnswered(without);
    }
}
