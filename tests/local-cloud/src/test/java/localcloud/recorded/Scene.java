package localcloud.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.resource.Resources;
import localcloud.service.World;

/** A world in which only what one recorded answer speaks of exists. */
final class Scene implements World {
    private final InMemoryResources resources = new InMemoryResources();
    private final String region;
    private final String account;

    Scene(String region, String account) {
        this.region = region;
        this.account = account;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The named members of an object that it has. */
    static ObjectNode pick(JsonNode from, String... members) {
        ObjectNode picked = object();
        for (String member : members) {
            if (from.has(member)) {
                picked.set(member, from.path(member).deepCopy());
            }
        }
        return picked;
    }

    void put(String type, String physicalId, ObjectNode properties, ObjectNode state) {
        String logicalId = "R" + resources.all().size();
        resources.put(new Resource(logicalId, type, physicalId, properties, state));
    }

    @Override
    public Resources resources() {
        return resources;
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-01-05T10:00:00Z");
    }

    @Override
    public String region() {
        return region;
    }

    @Override
    public String accountId() {
        return account;
    }
}
