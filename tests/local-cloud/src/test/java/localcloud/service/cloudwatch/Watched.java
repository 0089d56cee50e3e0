package localcloud.service.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.resource.Resources;
import localcloud.service.AwsError;
import localcloud.service.Metrics;
import localcloud.service.Operation;
import localcloud.service.World;

/** CloudWatch without a wire. */
final class Watched implements World {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    final Metrics metrics = new Metrics();
    private final InMemoryResources resources = new InMemoryResources();
    private final CloudWatchService service = new CloudWatchService(this, metrics);

    void add(String name, Map<String, String> dimensions, double value, Instant at) {
        metrics.add(new Metrics.DataPoint("n", name, new TreeMap<>(dimensions), value, at));
    }

    void put(String type, String name, String properties, String state) {
        resources.put(new Resource(name, type, name, object(properties), object(state)));
    }

    JsonNode call(String operation, String input) throws AwsError {
        return service.operations().stream()
                .filter(each -> each.name().equals(operation))
                .findFirst()
                .orElseThrow()
                .handler()
                .answer(new Operation.Call("arn:aws:iam::111122223333:user/admin", object(input)));
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Override
    public Resources resources() {
        return resources;
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public String region() {
        return "eu-west-1";
    }

    @Override
    public String accountId() {
        return "111122223333";
    }
}
