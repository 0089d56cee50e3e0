package localcloud.service.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipFile;
import localcloud.lambda.CodeStore;
import localcloud.lambda.CodeStore.Code;
import localcloud.lambda.CodeStore.MissingCodeException;
import localcloud.lambda.Variants;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.World;
import localcloud.template.FrozenVersion;
import localcloud.template.Stack;
import localcloud.template.Stacks;

/**
 * Publishes a function's next version from given code, as an update of its stack does until it comes to the alias: {@code $LATEST}
 * gets the code, a version is frozen, and the stack's version resource is the new one. The alias stays where it is.
 *
 * <p>AWS publishes no version when nothing has changed since the last; this always does.
 */
public final class VersionPublisher {
    private static final String VERSION = "AWS::Lambda::Version";

    private final World world;
    private final Functions functions;
    private final CodeStore store;
    private final Variants variants;
    private final Stacks stacks;

    public VersionPublisher(Ground ground) {
        this.world = ground.world();
        this.functions = new Functions(world);
        this.store = new CodeStore(ground.project(), ground.objects());
        this.variants = new Variants(ground.project(), ground.variants());
        this.stacks = ground.stacks();
    }

    /**
     * Publishes; nothing has changed when it throws.
     *
     * @throws AwsError 404 for an unknown function, variant or jar, 400 for what is no function or no jar
     */
    public PublishedVersion publish(String logicalId, NewCode code) throws AwsError {
        var function = function(logicalId);
        var key = key(function, code);
        var found = find(key);
        requireJar(found, key);
        var arn = FunctionReference.arn(world, function.physicalId());
        var number = new AtomicReference<>("");
        var before = new AtomicReference<>(function);
        var after = world.resources()
                .update(logicalId, latest -> {
                    before.set(latest.copy());
                    setCode(latest, key, found, arn);
                    number.set(FrozenVersion.publish(
                            latest.properties(), latest.state(), arn, revision(arn, found.sha256(), "published")));
                    return latest;
                })
                .orElseThrow(() -> unknown(logicalId));
        rememberVersion(arn, number.get());
        return new PublishedVersion(logicalId, function.physicalId(), arn, number.get(), before.get(), after);
    }

    /** Points every alias of the function to one version, with no weights beside it. */
    public void pointAliases(PublishedVersion published) {
        for (var alias : functions.aliases(published.functionName())) {
            world.resources().update(alias.logicalId(), live -> {
                live.properties().put("FunctionVersion", published.version());
                live.state().remove("RoutingConfig");
                live.state()
                        .put(
                                "RevisionId",
                                revision(published.functionArn(), published.version(), Functions.nameOf(live)));
                return live;
            });
        }
    }

    /**
     * What the rollback of a stack's update does: {@code $LATEST} has its old code again, and the stack its old version. The one that
     * was published stays, as SAM's versions do (DeletionPolicy Retain).
     */
    public void takeBack(PublishedVersion published) {
        var before = published.before();
        world.resources().update(published.logicalId(), latest -> {
            latest.properties().set("Code", before.properties().path("Code").deepCopy());
            for (var member : new String[] {"CodeSha256", "CodeSize"}) {
                latest.state().set(member, before.state().path(member));
            }
            touch(
                    latest.state(),
                    published.functionArn(),
                    before.state().path("CodeSha256").asText());
            return latest;
        });
        functions.versions(before).stream()
                .reduce((_, last) -> last)
                .ifPresent(last -> rememberVersion(published.functionArn(), last));
    }

    private Resource function(String logicalId) throws AwsError {
        var found = world.resources().find(logicalId).orElseThrow(() -> unknown(logicalId));
        if (!found.type().equals(Functions.FUNCTION)) {
            throw new AwsError(400, "BadRequest", logicalId + " is a " + found.type() + ", not a function");
        }
        return found;
    }

    private static AwsError unknown(String logicalId) {
        return new AwsError(404, "NotFound", "there is no resource with the logical id " + logicalId);
    }

    private String key(Resource function, NewCode code) throws AwsError {
        return switch (code) {
            case NewCode.Jar(var path) -> path;
            case NewCode.Variant(var name) ->
                variants.over(ownCode(function), name)
                        .orElseThrow(() -> new AwsError(
                                404,
                                "NotFound",
                                "there is no variant '" + name + "'; there are " + variants.names()
                                        + " (built by ./serin build)"));
        };
    }

    /** What the function was deployed with: the first version's code, whatever was published since. */
    private Code ownCode(Resource function) throws AwsError {
        var first = function.state().path("versions").path("1");
        var state = first.isObject() ? first : function.state();
        var place = (first.isObject() ? first.path("properties") : function.properties()).path("Code");
        try {
            return store.kept(
                    place.path("S3Bucket").asText(""),
                    place.path("S3Key").asText(""),
                    state.path("CodeSha256").asText(""));
        } catch (MissingCodeException e) {
            throw new AwsError(404, "NotFound", String.valueOf(e.getMessage()));
        }
    }

    private Code find(String key) throws AwsError {
        if (!store.isInside(key)) {
            throw new AwsError(400, "BadRequest", "the path of a jar must lead to below the project's root: " + key);
        }
        try {
            return store.find(CodeStore.BUCKET, key);
        } catch (MissingCodeException e) {
            throw new AwsError(404, "NotFound", String.valueOf(e.getMessage()));
        }
    }

    private static void requireJar(Code code, String key) throws AwsError {
        try (var _ = new ZipFile(code.jar().toFile())) {
            // It can be opened.
        } catch (IOException e) {
            throw new AwsError(400, "BadRequest", key + " is no jar: " + e.getMessage());
        }
    }

    private void setCode(Resource latest, String key, Code code, String arn) {
        latest.properties().putObject("Code").put("S3Bucket", CodeStore.BUCKET).put("S3Key", key);
        latest.state().put("CodeSha256", code.sha256()).put("CodeSize", code.size());
        touch(latest.state(), arn, code.sha256());
    }

    private void touch(ObjectNode state, String arn, String what) {
        state.put("LastModified", world.now().toString()).put("RevisionId", revision(arn, what, Functions.LATEST));
    }

    /** CloudFormation's memory: the stack that has a version of this function has this one now. */
    private void rememberVersion(String functionArn, String version) {
        for (var stack : stacks.all()) {
            var members = stack.resources().stream()
                    .map(member -> isVersionOf(functionArn, member) ? replaced(member, functionArn, version) : member)
                    .toList();
            if (!members.equals(stack.resources())) {
                stacks.put(stack.of(members));
            }
        }
    }

    private static boolean isVersionOf(String functionArn, Stack.Member member) {
        return member.type().equals(VERSION) && member.physicalId().startsWith(functionArn + ":");
    }

    private Stack.Member replaced(Stack.Member member, String functionArn, String version) {
        var arn = functionArn + ":" + version;
        world.resources().update(member.key(), old -> {
            old.state().put("Version", version).put("FunctionArn", arn);
            return new Resource(old.logicalId(), old.type(), arn, old.properties(), old.state());
        });
        return member.as(
                member.made().named(arn).attribute("FunctionArn", arn).attribute("Version", version), world.now());
    }

    private static String revision(String... of) {
        return UUID.nameUUIDFromBytes(String.join(" ", of).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
