package localcloud.service.kms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Ids;
import localcloud.service.projection.Input;

/** The keys of the account, found by id, ARN, alias or alias's ARN; those that AWS manages are there as soon as they are named. */
final class KeyRing {
    static final String KEY_TYPE = "AWS::KMS::Key";
    static final String REPLICA_TYPE = "AWS::KMS::ReplicaKey";
    static final String ALIAS_TYPE = "AWS::KMS::Alias";

    /** Services of this stack whose managed key an account gets on first use. */
    private static final List<String> MANAGED =
            List.of("dynamodb", "lambda", "secretsmanager", "sns", "sqs", "ssm", "s3", "ebs", "rds", "backup");

    private static final Pattern KEY_ID =
            Pattern.compile("(mrk-[0-9a-f]{32})|([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})", Pattern.CASE_INSENSITIVE);

    private final World world;

    KeyRing(World world) {
        this.world = world;
    }

    /** In the order of their ids, without AWS's. */
    List<Resource> own() {
        List<Resource> keys = new ArrayList<>(world.resources().ofType(KEY_TYPE));
        keys.addAll(world.resources().ofType(REPLICA_TYPE));
        keys.sort(Comparator.comparing(Resource::physicalId));
        return List.copyOf(keys);
    }

    /** The account's aliases, in the order of their names. */
    List<Resource> aliases() {
        return world.resources().ofType(ALIAS_TYPE).stream()
                .sorted(Comparator.comparing(Resource::physicalId))
                .toList();
    }

    static List<String> managedAliases() {
        return MANAGED.stream().map(service -> "alias/aws/" + service).sorted().toList();
    }

    String arn(String resource) {
        return "arn:aws:kms:" + world.region() + ":" + world.accountId() + ":" + resource;
    }

    /** The key that {@code KeyId} names. */
    Resource find(String given) throws AwsError {
        String resource = given;
        if (given.startsWith("arn:")) {
            String here = arn("");
            if (!given.startsWith(here)) {
                throw notFound("Invalid arn " + region(given));
            }
            resource = given.substring(here.length());
        }
        if (resource.startsWith("alias/")) {
            return byAlias(resource);
        }
        String id = resource.startsWith("key/") ? resource.substring("key/".length()) : resource;
        if (!KEY_ID.matcher(id).matches()) {
            throw notFound("Invalid keyId '" + Input.abbreviated(id) + "'");
        }
        return byId(id).orElseThrow(() -> notFound("Key '" + arn("key/" + id) + "' does not exist"));
    }

    /** The id of the key that an alias points at, which its document may name by id or ARN. */
    static String target(Resource alias) {
        String target = alias.properties().path("TargetKeyId").asText();
        return target.substring(target.lastIndexOf('/') + 1);
    }

    String managedId(String alias) {
        return Ids.uuid(world.accountId() + world.region() + alias);
    }

    private Resource byAlias(String alias) throws AwsError {
        if (managedAliases().contains(alias)) {
            return managed(alias);
        }
        for (Resource each : aliases()) {
            if (each.physicalId().equals(alias)) {
                return find(target(each));
            }
        }
        throw notFound("Alias " + arn(Input.abbreviated(alias)) + " is not found.");
    }

    private Optional<Resource> byId(String id) {
        for (Resource key : own()) {
            if (key.physicalId().equals(id)) {
                return Optional.of(key);
            }
        }
        return managedAliases().stream()
                .filter(alias -> managedId(alias).equals(id))
                .map(this::managed)
                .findFirst();
    }

    /** A key of AWS's, as if it had a document. */
    private Resource managed(String alias) {
        String service = alias.substring(alias.lastIndexOf('/') + 1);
        ObjectNode properties = Answer.empty()
                .put(
                        "Description",
                        "Default master key that protects my " + service + " data when no other key is defined")
                .put("EnableKeyRotation", true);
        ObjectNode state = Answer.empty()
                .put("KeyManager", "AWS")
                .put("KeyState", "Enabled")
                .put("CreationDate", "2024-01-01T00:00:00Z");
        return new Resource(alias, KEY_TYPE, managedId(alias), properties, state);
    }

    private static AwsError notFound(String message) {
        return new AwsError(400, "NotFoundException", message);
    }

    private static String region(String arn) {
        int from = "arn:aws:kms:".length();
        int to = arn.indexOf(':', Math.min(from, arn.length()));
        return arn.startsWith("arn:aws:kms:") && to > 0 ? arn.substring(from, to) : Input.abbreviated(arn);
    }
}
