package localcloud.service.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import localcloud.lambda.CodeStore;
import localcloud.lambda.CodeStore.MissingCodeException;
import localcloud.resource.Resource;
import localcloud.service.Part.InitialState;
import localcloud.service.World;

/**
 * What AWS adds to a fresh resource of Lambda's beyond what the deployment fills in. A function whose code is not there is created in
 * state Failed, with a reason that names the file: the rest of the stack can be looked at without it.
 */
final class InitialStates {
    private final CodeStore code;

    InitialStates(CodeStore code) {
        this.code = code;
    }

    Map<String, InitialState> all() {
        return Map.of(Functions.FUNCTION, this::function, Functions.ALIAS, InitialStates::alias);
    }

    private Resource function(Resource fresh, World world) {
        var state = fresh.state();
        var runtime = Values.text(fresh.properties().path("Runtime"), "");
        state.putObject("RuntimeVersionConfig")
                .put("RuntimeVersionArn", "arn:aws:lambda:" + world.region() + "::runtime:" + digest(runtime));
        try {
            var place = fresh.properties().path("Code");
            var found = code.find(Values.text(place.path("S3Bucket"), ""), Values.text(place.path("S3Key"), ""));
            state.put("CodeSha256", found.sha256()).put("CodeSize", found.size());
        } catch (MissingCodeException e) {
            state.put("CodeSha256", "").put("CodeSize", 0);
            state.put("State", "Failed")
                    .put("StateReason", e.getMessage())
                    .put("StateReasonCode", "InvalidZipFileException");
            state.put("LastUpdateStatus", "Failed");
        }
        return fresh;
    }

    private static Resource alias(Resource fresh, World world) {
        var weights = fresh.properties().path("RoutingConfig").path("AdditionalVersionWeights");
        if (!weights.isEmpty()) {
            var shown = fresh.state().putObject("RoutingConfig").putObject("AdditionalVersionWeights");
            for (var weight : weights) {
                shown.put(
                        weight.path("FunctionVersion").asText(),
                        weight.path("FunctionWeight").asDouble());
            }
        }
        return fresh;
    }

    /** 64 hexadecimal digits that are the same for the same text. */
    private static String digest(String text) {
        var first = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        var second = UUID.nameUUIDFromBytes(("more " + text).getBytes(StandardCharsets.UTF_8));
        return (first + "" + second).replace("-", "");
    }
}
