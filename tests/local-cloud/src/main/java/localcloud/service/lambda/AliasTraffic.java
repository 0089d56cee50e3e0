package localcloud.service.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import localcloud.resource.Resource;
import localcloud.service.World;

/** The traffic of aliases: what UpdateAlias does, for who shifts it. */
public final class AliasTraffic {
    private final World world;
    private final Functions functions;

    public AliasTraffic(World world) {
        this.world = world;
        this.functions = new Functions(world);
    }

    /** The document of an alias. */
    public Optional<Resource> find(String functionName, String alias) {
        return functions.alias(functionName, alias);
    }

    /** The documents of a function's aliases, by name. */
    public List<Resource> of(String functionName) {
        return functions.aliases(functionName);
    }

    /** The version that an alias is on; empty when it sends a share elsewhere, or is not there. */
    public Optional<String> settledOn(String functionName, String alias) {
        return find(functionName, alias)
                .filter(found -> found.state()
                        .path("RoutingConfig")
                        .path("AdditionalVersionWeights")
                        .isEmpty())
                .map(found -> found.properties().path("FunctionVersion").asText());
    }

    /** Sends a share of the traffic to another version. */
    public void weigh(String functionName, String alias, String version, int percent) {
        change(
                functionName,
                alias,
                "weight " + version + " " + percent,
                live -> live.state()
                        .putObject("RoutingConfig")
                        .putObject("AdditionalVersionWeights")
                        .put(version, percent / 100.0));
    }

    /** Sends all of the traffic to one version. */
    public void point(String functionName, String alias, String version) {
        change(functionName, alias, "on " + version, live -> {
            live.properties().put("FunctionVersion", version);
            ObjectNode state = live.state();
            state.remove("RoutingConfig");
        });
    }

    private void change(String functionName, String alias, String what, Consumer<Resource> change) {
        find(functionName, alias)
                .ifPresent(found -> world.resources().update(found.logicalId(), live -> {
                    change.accept(live);
                    var seed = live.state().path("RevisionId").asText() + " " + what;
                    live.state()
                            .put(
                                    "RevisionId",
                                    UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                                            .toString());
                    return live;
                }));
    }
}
