package localcloud.service.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import localcloud.service.Operation;
import localcloud.wire.RestService;

/** Lambda on the wire; paths as in https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html. */
final class LambdaService implements RestService {
    private static final String FUNCTION = "/2015-03-31/functions/{FunctionName}";

    private final List<Operation> operations;

    LambdaService(Functions functions, InvokeOperation invoke) {
        var all = new ArrayList<Operation>();
        all.add(invoke.operation());
        all.addAll(new FunctionReads(functions).operations());
        all.addAll(new AliasReads(functions).operations());
        all.addAll(new PolicyReads(functions).operations());
        all.addAll(new ConfigReads(functions).operations());
        all.addAll(new MappingReads(functions).operations());
        operations = List.copyOf(all);
    }

    @Override
    public String prefix() {
        return "lambda";
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(
                        "POST",
                        FUNCTION + "/invocations",
                        "Invoke",
                        200,
                        Map.of("Qualifier", "Qualifier"),
                        Map.of(
                                "X-Amz-Invocation-Type", "InvocationType",
                                "X-Amz-Log-Type", "LogType",
                                "X-Amz-Client-Context", "ClientContext"),
                        "Payload"),
                Route.of("GET", FUNCTION, "GetFunction", "Qualifier"),
                Route.of("GET", FUNCTION + "/configuration", "GetFunctionConfiguration", "Qualifier"),
                Route.of(
                        "GET",
                        "/2015-03-31/functions",
                        "ListFunctions",
                        "FunctionVersion",
                        "MasterRegion",
                        "Marker",
                        "MaxItems"),
                Route.of("GET", FUNCTION + "/versions", "ListVersionsByFunction", "Marker", "MaxItems"),
                Route.of("GET", FUNCTION + "/aliases", "ListAliases", "FunctionVersion", "Marker", "MaxItems"),
                Route.of("GET", FUNCTION + "/aliases/{Name}", "GetAlias"),
                Route.of("GET", FUNCTION + "/policy", "GetPolicy", "Qualifier"),
                Route.of("GET", "/2019-09-30/functions/{FunctionName}/concurrency", "GetFunctionConcurrency"),
                Route.of("GET", "/2021-10-31/functions/{FunctionName}/url", "GetFunctionUrlConfig", "Qualifier"),
                Route.of(
                        "GET",
                        "/2019-09-25/functions/{FunctionName}/event-invoke-config",
                        "GetFunctionEventInvokeConfig",
                        "Qualifier"),
                Route.of(
                        "GET",
                        "/2019-09-25/functions/{FunctionName}/event-invoke-config/list",
                        "ListFunctionEventInvokeConfigs",
                        "Marker",
                        "MaxItems"),
                Route.of(
                        "GET",
                        "/2015-03-31/event-source-mappings",
                        "ListEventSourceMappings",
                        "EventSourceArn",
                        "FunctionName",
                        "Marker",
                        "MaxItems"),
                Route.of("GET", "/2015-03-31/event-source-mappings/{UUID}", "GetEventSourceMapping"),
                Route.of("GET", "/2017-03-31/tags/{Resource}", "ListTags"),
                Route.of("GET", "/2016-08-19/account-settings", "GetAccountSettings"));
    }
}
