package serin.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import localcloud.LocalCloud;
import localcloud.service.vendor.VendorPart;
import serin.demo.AdminClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The reference stack, deployed once for all tests of this process; each test resets it first. */
final class StackOnLocalCloud {
    private static final String NAME = "serin-dev";

    /** Nobody shares the local cloud's quotas, which it does not enforce. */
    private static final Map<String, String> NOBODY_ELSE = Map.of("QuotaShare", "100");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LocalCloud cloud;
    private final AdminClient admin;
    private final LambdaClient lambda;
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;
    private final CodeDeployClient codeDeploy;
    private final CloudWatchClient cloudWatch;

    private StackOnLocalCloud(LocalCloud cloud) {
        this.cloud = cloud;
        this.admin = new AdminClient(cloud.endpoint());
        this.lambda = client(LambdaClient.builder(), cloud.endpoint());
        this.sqs = client(SqsClient.builder(), cloud.endpoint());
        this.codeDeploy = client(CodeDeployClient.builder(), cloud.endpoint());
        this.cloudWatch = client(CloudWatchClient.builder(), cloud.endpoint());
        this.dynamo = client(DynamoDbClient.builder(), cloud.endpoint());
    }

    private static final class Shared {
        private static final StackOnLocalCloud STACK = start(Map.of());
    }

    static StackOnLocalCloud shared() {
        return Shared.STACK;
    }

    /**
     * The reference stack in a cloud of its own, to be closed.
     *
     * @param parameters those that differ from the template's defaults
     */
    static StackOnLocalCloud own(Map<String, String> parameters) {
        return start(parameters);
    }

    void close() {
        cloud.close();
    }

    String name() {
        return NAME;
    }

    URI endpoint() {
        return cloud.endpoint();
    }

    AdminClient admin() {
        return admin;
    }

    /** The reference stack once more beside itself, under another name. */
    void deployTwin(String stackName, String shortName) {
        try {
            cloud.deploy(
                    stackName,
                    template(),
                    with(VendorPart.parameters(cloud.endpoint()), Map.of("ShortName", shortName)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String template() throws IOException {
        return Files.readString(Path.of(System.getProperty("serin.root"), "tests/stack/processed-template.json"));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** A stack beside the reference one. */
    void deploy(String stackName, String template) {
        deploy(stackName, template, Map.of());
    }

    void deploy(String stackName, String template, Map<String, String> parameters) {
        cloud.deploy(stackName, template, parameters);
    }

    /** Invokes the canary as EventBridge would, and answers what it returned. */
    JsonNode invokeCanary(String event) {
        return tree(invoke("CodeDeployHook_serin-dev", request -> request.payload(SdkBytes.fromUtf8String(event))));
    }

    /** Invokes the canary as CodeDeploy would, without a qualifier, and answers what it returned or its error. */
    JsonNode invokeHook(String event) {
        return tree(lambda.invoke(
                request -> request.functionName("CodeDeployHook_serin-dev").payload(SdkBytes.fromUtf8String(event))));
    }

    /** The status of any deployment, in CodeDeploy's word. */
    String deploymentStatus(String deploymentId) {
        return codeDeploy
                .getDeployment(request -> request.deploymentId(deploymentId))
                .deploymentInfo()
                .statusAsString();
    }

    /** Invokes a function by its alias, and answers what it returned; an error of its own fails the test. */
    JsonNode run(String function, String event) {
        var answer = invoke(function, request -> request.payload(SdkBytes.fromUtf8String(event)));
        if (answer.functionError() != null) {
            throw new AssertionError(function + ": " + answer.payload().asUtf8String());
        }
        return tree(answer);
    }

    /** Invokes a function that must fail, and answers its error. */
    JsonNode fail(String function, String event) {
        var answer = invoke(function, request -> request.payload(SdkBytes.fromUtf8String(event)));
        if (answer.functionError() == null) {
            throw new AssertionError(
                    function + " has not failed: " + answer.payload().asUtf8String());
        }
        return tree(answer);
    }

    /** Invokes a function by its alias; whether it failed. */
    boolean fails(String function, String event) {
        return invoke(function, request -> request.payload(SdkBytes.fromUtf8String(event)))
                        .functionError()
                != null;
    }

    /** Probes a function by its alias, with its rehearsals. */
    JsonNode probe(String function) {
        var context = "{\"custom\": {\"serin.probe\": \"1\", \"serin.nonce\": \"0123456789abcdef0123456789abcdef\"}}";
        return tree(invoke(
                function,
                request -> request.clientContext(
                                Base64.getEncoder().encodeToString(context.getBytes(StandardCharsets.UTF_8)))
                        .payload(SdkBytes.fromUtf8String("{\"serin\": \"probe\"}"))));
    }

    /** Everything in a table, in no order. */
    Set<Map<String, AttributeValue>> items(String table) {
        return dynamo.scanPaginator(request -> request.tableName(table)).items().stream()
                .collect(Collectors.toSet());
    }

    /** Puts an item into a table. */
    void put(String table, Map<String, AttributeValue> item) {
        dynamo.putItem(request -> request.tableName(table).item(item));
    }

    /** Each metric of a namespace, as its name and its dimensions. */
    List<String> metrics(String namespace) {
        return cloudWatch.listMetricsPaginator(request -> request.namespace(namespace)).metrics().stream()
                .map(metric -> metric.metricName() + " "
                        + metric.dimensions().stream()
                                .map(dimension -> dimension.name() + "=" + dimension.value())
                                .sorted()
                                .toList())
                .toList();
    }

    /** How many messages a queue holds, visible or not. */
    int depth(String queueUrl) {
        return sqs
                .getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /** Puts a message into a queue. */
    void send(String queueUrl) {
        sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody("{}"));
    }

    /** The sums of a metric by minute, of the last hour. */
    List<Double> metric(String namespace, String name, String dimension, String value) {
        var now = Instant.parse(admin.get("clock").path("now").asText());
        var metric = Metric.builder()
                .namespace(namespace)
                .metricName(name)
                .dimensions(Dimension.builder().name(dimension).value(value).build())
                .build();
        var query = MetricDataQuery.builder()
                .id("m")
                .metricStat(stat -> stat.period(60).stat("Sum").metric(metric))
                .build();
        return cloudWatch
                .getMetricData(request -> request.startTime(now.minus(Duration.ofHours(1)))
                        .endTime(now.plus(Duration.ofMinutes(1)))
                        .metricDataQueries(List.of(query)))
                .metricDataResults()
                .getFirst()
                .values();
    }

    /** Waits until nothing is under way that anybody was promised. */
    void settle() {
        try {
            if (!cloud.awaitQuiet(Duration.ofMinutes(2))) {
                throw new AssertionError("deliveries are still under way after 2 minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private InvokeResponse invoke(String function, Consumer<InvokeRequest.Builder> more) {
        return lambda.invoke(request -> {
            request.functionName(function).qualifier("live");
            more.accept(request);
        });
    }

    private static JsonNode tree(InvokeResponse answer) {
        try {
            return MAPPER.readTree(answer.payload().asUtf8String());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(LocalCloud.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalCloud.ACCESS_KEY_ID, LocalCloud.SECRET_ACCESS_KEY)))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(2)))
                .build();
    }

    private static StackOnLocalCloud start(Map<String, String> parameters) {
        var root = Path.of(System.getProperty("serin.root"));
        try {
            // The canary finds its credentials as every AWS tool does; these are the local cloud's.
            System.setProperty("aws.accessKeyId", LocalCloud.ACCESS_KEY_ID);
            System.setProperty("aws.secretAccessKey", LocalCloud.SECRET_ACCESS_KEY);
            System.setProperty("aws.region", LocalCloud.REGION);
            var cloud = LocalCloud.start(LocalCloud.Options.of(root));
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
            cloud.deploy(
                    NAME, template(), with(with(VendorPart.parameters(cloud.endpoint()), NOBODY_ELSE), parameters));
            return new StackOnLocalCloud(cloud);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
