package localcloud.service.kms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Fresh;
import localcloud.service.projection.Ids;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;
import localcloud.service.projection.Refusal;
import localcloud.service.projection.Tags;

/**
 * AWS KMS's reads, as projections of its documents.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html">KMS API reference</a>
 */
public final class KmsService implements Service, Part {
    private static final Refusal REFUSAL = Refusal.withCode("ValidationException");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 100;
    private static final int MOST = 1000;

    private final World world;
    private final KeyRing keys;
    private final KeyPolicies policies;

    public KmsService(World world) {
        this.world = world;
        this.keys = new KeyRing(world);
        this.policies = new KeyPolicies(world);
    }

    public static Part part(Ground ground) {
        return new KmsService(ground.world());
    }

    @Override
    public String prefix() {
        return "kms";
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public Map<String, InitialState> initialStates() {
        return Map.of(
                KeyRing.KEY_TYPE, KmsService::freshKey,
                KeyRing.REPLICA_TYPE, KmsService::freshKey,
                KeyRing.ALIAS_TYPE, KmsService::freshAlias);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("DescribeKey", Set.of("KeyId", "GrantTokens"), this::describe),
                new Operation("GetKeyPolicy", Set.of("KeyId", "PolicyName"), this::policy),
                new Operation("GetKeyRotationStatus", Set.of("KeyId"), this::rotation),
                new Operation("ListAliases", Set.of("KeyId", "Limit", "Marker"), this::listAliases),
                new Operation("ListKeys", Set.of("Limit", "Marker"), this::listKeys),
                new Operation("ListResourceTags", Set.of("KeyId", "Limit", "Marker"), this::listTags));
    }

    private JsonNode describe(Call call) throws AwsError {
        Resource key = key(call);
        Answer answer = new Answer();
        answer.put("KeyMetadata", KeyMetadata.of(key, arn(key), world.accountId()));
        return answer.done();
    }

    private JsonNode policy(Call call) throws AwsError {
        Resource key = keyWithoutAlias(call);
        String name = Input.of(call, REFUSAL).text("PolicyName").orElse("default");
        if (!name.equals("default")) {
            throw new AwsError(400, "NotFoundException", "No such policy exists");
        }
        return new Answer()
                .put("Policy", pretty(policies.of(key)))
                .put("PolicyName", name)
                .done();
    }

    private JsonNode rotation(Call call) throws AwsError {
        Resource key = keyWithoutAlias(call);
        boolean enabled = key.properties().path("EnableKeyRotation").asText().equals("true");
        Answer answer = new Answer().put("KeyRotationEnabled", enabled).put("KeyId", key.physicalId());
        if (enabled) {
            int days = key.properties().path("RotationPeriodInDays").asInt(365);
            answer.put("RotationPeriodInDays", days);
            nextRotation(key, days).ifPresent(next -> answer.put("NextRotationDate", Answer.time(next)));
        }
        return answer.done();
    }

    /** The first multiple of the period after the key's creation that lies ahead. */
    private Optional<Instant> nextRotation(Resource key, int days) {
        if (days < 1) {
            return Optional.empty();
        }
        try {
            Instant created = Instant.parse(key.state().path("CreationDate").asText());
            long periods = Duration.between(created, world.now()).toDays() / days + 1;
            return Optional.of(created.plus(Duration.ofDays(periods * days)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private JsonNode listAliases(Call call) throws AwsError {
        Input input = Input.of(call, REFUSAL);
        List<ObjectNode> all = new ArrayList<>();
        for (Resource alias : keys.aliases()) {
            all.add(alias(alias.physicalId(), KeyRing.target(alias), alias.state()));
        }
        for (String managed : KeyRing.managedAliases()) {
            all.add(alias(managed, keys.managedId(managed), Answer.empty()));
        }
        if (input.text("KeyId").isPresent()) {
            String id = keyWithoutAlias(call).physicalId();
            all.removeIf(alias -> !alias.path("TargetKeyId").asText().equals(id));
        }
        all.sort(Comparator.comparing(alias -> alias.path("AliasName").asText()));
        return page(input, "Aliases", "AliasName", all);
    }

    private ObjectNode alias(String name, String target, JsonNode state) {
        return new Answer()
                .put("AliasName", name)
                .put("AliasArn", keys.arn(name))
                .put("TargetKeyId", target)
                .time("CreationDate", state.path("CreationDate"))
                .time("LastUpdatedDate", state.path("LastUpdatedDate"))
                .done();
    }

    private JsonNode listKeys(Call call) throws AwsError {
        List<ObjectNode> all = keys.own().stream()
                .map(key -> new Answer()
                        .put("KeyId", key.physicalId())
                        .put("KeyArn", arn(key))
                        .done())
                .toList();
        return page(Input.of(call, REFUSAL), "Keys", "KeyId", all);
    }

    private JsonNode listTags(Call call) throws AwsError {
        return page(
                Input.of(call, REFUSAL),
                "Tags",
                "TagKey",
                Tags.list(Tags.of(keyWithoutAlias(call)), "TagKey", "TagValue").stream()
                        .sorted(Comparator.comparing(tag -> tag.path("TagKey").asText()))
                        .toList());
    }

    private static JsonNode page(Input input, String member, String key, List<ObjectNode> sorted) throws AwsError {
        Page<ObjectNode> page = Page.of(
                List.copyOf(sorted),
                item -> item.path(key).asText(),
                input.number("Limit", PAGE, 1, MOST),
                input.text("Marker"),
                () -> new AwsError(400, "InvalidMarkerException", "Could not deserialize marker"));
        Answer answer = new Answer()
                .list(member, page.items())
                .put("Truncated", page.next().isPresent());
        page.next().ifPresent(marker -> answer.put("NextMarker", marker));
        return answer.done();
    }

    private Resource key(Call call) throws AwsError {
        return keys.find(Input.of(call, REFUSAL).required("KeyId"));
    }

    /** Only DescribeKey takes an alias; the others' parameter is a key id or a key ARN. */
    private Resource keyWithoutAlias(Call call) throws AwsError {
        String id = Input.of(call, REFUSAL).required("KeyId");
        if (id.startsWith("alias/") || id.contains(":alias/")) {
            throw new AwsError(400, "NotFoundException", "Invalid keyId '" + Input.abbreviated(id) + "'");
        }
        return keys.find(id);
    }

    private String arn(Resource key) {
        return keys.arn("key/" + key.physicalId());
    }

    /** KMS hands policies out with line breaks and blanks around colons, as recorded. */
    private static String pretty(JsonNode policy) {
        try {
            return policy.isTextual()
                    ? policy.asText()
                    : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static Resource freshKey(Resource fresh, World world) {
        boolean enabled = !fresh.properties().path("Enabled").asText("true").equals("false");
        Fresh.of(fresh)
                .put("KeyState", enabled ? "Enabled" : "Disabled")
                .put("KeyManager", "CUSTOMER")
                .put("CreationDate", world.now().toString());
        if (fresh.properties().path("KeySpec").asText("SYMMETRIC_DEFAULT").equals("SYMMETRIC_DEFAULT")) {
            Fresh.of(fresh)
                    .put(
                            "CurrentKeyMaterialId",
                            Ids.uuid(fresh.physicalId()).replace("-", "").repeat(2));
        }
        return fresh;
    }

    private static Resource freshAlias(Resource fresh, World world) {
        String now = world.now().toString();
        return Fresh.of(fresh)
                .put("CreationDate", now)
                .put("LastUpdatedDate", now)
                .done();
    }
}
