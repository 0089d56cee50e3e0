package localcloud.service.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import localcloud.lambda.CodeStore;
import localcloud.lambda.FunctionLogs;
import localcloud.lambda.LambdaHost;
import localcloud.lambda.SessionKeys;
import localcloud.objects.ObjectStore;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resources;
import localcloud.service.AwsError;
import localcloud.service.Invocations;
import localcloud.service.Metrics;
import localcloud.service.Operation;
import localcloud.service.Part.InitialState;
import localcloud.service.Principals;
import localcloud.service.World;
import localcloud.stack.Deployment;
import localcloud.template.Adoption;
import localcloud.template.Stacks;

/** Lambda's documents and operations without a wire; nothing runs in it unless a test says so. */
final class LambdaStack implements World, AutoCloseable {
    static final String ARN = "arn:aws:lambda:eu-west-1:111122223333:function:demo-sync-assets";
    static final Instant CREATED = Instant.parse("2026-07-01T10:15:30.250Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = """
            {"Resources": {
              "SyncAssets": {"Type": "AWS::Lambda::Function", "Properties": {
                "FunctionName": "demo-sync-assets", "Runtime": "java25", "Handler": "localcloud.lambda.ObedientHandler",
                "Role": "arn:aws:iam::111122223333:role/sync", "MemorySize": "512", "Timeout": 300,
                "Architectures": ["arm64"], "TracingConfig": {"Mode": "Active"},
                "Environment": {"Variables": {"TABLE_NAME": "assets", "LIMIT": 7}},
                "LoggingConfig": {"LogFormat": "JSON", "LogGroup": "sync-logs"},
                "Code": {"S3Bucket": "local-artifacts", "S3Key": "sync-assets-lambda.jar"},
                "Tags": [{"Key": "lambda:createdBy", "Value": "SAM"}]}},
              "SyncAssetsVersion1": {"Type": "AWS::Lambda::Version", "Properties": {
                "FunctionName": {"Ref": "SyncAssets"}}},
              "SyncAssetsAliaslive": {"Type": "AWS::Lambda::Alias", "Properties": {"Name": "live",
                "FunctionName": {"Ref": "SyncAssets"},
                "FunctionVersion": {"Fn::GetAtt": ["SyncAssetsVersion1", "Version"]}}}}}""";

    private final InMemoryResources resources = new InMemoryResources();
    private final List<Invocations.Invocation> ran = new ArrayList<>();
    private final LambdaHost host;
    private final LambdaService service;
    private final Map<String, InitialState> states;

    LambdaStack(Path project) throws IOException {
        var jar = project.resolve("sync-assets-lambda.jar");
        if (!Files.exists(jar)) {
            Files.writeString(jar, "code");
        }
        var functions = new Functions(this);
        var code = new CodeStore(project, new ObjectStore());
        host = new LambdaHost(
                new SessionKeys(new NoPrincipals(), new Random(1)),
                () -> URI.create("http://127.0.0.1:1"),
                InstantSource.system(),
                new FunctionLogs());
        var invoker = new Invoker(functions, code, host, new Runs(), new Metrics(), () -> 0.05);
        service = new LambdaService(functions, new InvokeOperation(invoker, invoker::invoke));
        states = new InitialStates(code).all();
        var deployed = Deployment.of("demo", TEMPLATE, Map.of(), this, new Stacks(), states);
        resources.putAll(deployed.resources());
    }

    /** Adds a resource as the admin API does. */
    void add(String logicalId, String type, String physicalId, String properties) {
        resources.put(Adoption.of(logicalId, type, physicalId, object(properties), this, states));
    }

    JsonNode call(String operation, String input) throws AwsError {
        return call(operation, object(input));
    }

    JsonNode call(String operation, ObjectNode input) throws AwsError {
        return service.operations().stream()
                .filter(candidate -> candidate.name().equals(operation))
                .findFirst()
                .orElseThrow()
                .handler()
                .answer(new Operation.Call("arn:aws:iam::111122223333:user/admin", input));
    }

    LambdaService service() {
        return service;
    }

    List<Invocations.Invocation> ran() {
        return ran;
    }

    static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public Resources resources() {
        return resources;
    }

    @Override
    public Instant now() {
        return CREATED;
    }

    @Override
    public String region() {
        return "eu-west-1";
    }

    @Override
    public String accountId() {
        return "111122223333";
    }

    @Override
    public void close() {
        host.close();
    }

    private final class Runs implements Invocations {
        @Override
        public void add(Invocation invocation) {
            ran.add(invocation);
        }

        @Override
        public List<Invocation> all() {
            return List.copyOf(ran);
        }
    }

    private static final class NoPrincipals implements Principals {
        @Override
        public Optional<String> arnOf(String accessKeyId) {
            return Optional.empty();
        }

        @Override
        public void register(String accessKeyId, String arn) {}

        @Override
        public void forget(String accessKeyId) {}
    }
}
