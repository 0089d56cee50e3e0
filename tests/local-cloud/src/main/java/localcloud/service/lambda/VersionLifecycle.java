package localcloud.service.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.stack.DocumentLifecycle;
import localcloud.stack.Provisioned;
import localcloud.stack.ProvisioningException;
import localcloud.stack.Work;
import localcloud.template.Draft;
import localcloud.template.Made;
import localcloud.template.Provisioners;

/**
 * A version of a function. Lambda <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html">publishes none</a> when
 * neither code nor configuration has changed since the last one; the resource fails then, as quoted in
 * <a href="https://github.com/serverless/serverless/issues/6349">public</a>.
 */
final class VersionLifecycle extends DocumentLifecycle {
    static final String TYPE = "AWS::Lambda::Version";

    /** Properties of a function that are no part of a version. */
    private static final List<String> NOT_VERSIONED =
            List.of("Code", "Tags", "ReservedConcurrentExecutions", "FunctionName");

    private final Functions functions;
    private final World world;

    VersionLifecycle(Functions functions) {
        super(Provisioners.of(TYPE));
        this.functions = functions;
        this.world = functions.world();
    }

    @Override
    public Made create(Draft draft, Work work) throws ProvisioningException, InterruptedException {
        var function = functions.find(nameOf(draft.text("FunctionName")));
        if (function.isPresent()) {
            var last = functions.versions(function.get()).stream().reduce((_, latest) -> latest);
            if (last.isPresent()) {
                var frozen = function.get().state().path("versions").path(last.get());
                var now = function.get().properties();
                if (frozen.path("CodeSha256").equals(function.get().state().path("CodeSha256"))
                        && frozen.path("properties") instanceof ObjectNode then
                        && versioned(then).equals(versioned(now))) {
                    throw new ProvisioningException("A version for this Lambda function exists ( " + last.get()
                            + " ). Modify the function to create a new version.");
                }
            }
        }
        return super.create(draft, work);
    }

    private static ObjectNode versioned(ObjectNode properties) {
        return properties.deepCopy().remove(NOT_VERSIONED);
    }

    private String nameOf(String reference) throws ProvisioningException {
        try {
            return FunctionReference.of(reference, "", world).name();
        } catch (AwsError e) {
            throw new ProvisioningException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void delete(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        var number = before.physicalId().substring(before.physicalId().lastIndexOf(':') + 1);
        var name = nameOf(draft.text("FunctionName"));
        var used = functions.aliases(name).stream()
                .anyMatch(alias ->
                        alias.properties().path("FunctionVersion").asText().equals(number));
        if (used) {
            throw new ProvisioningException(
                    "Cannot delete version " + number + " of function " + name + " since an alias points to it");
        }
        functions
                .find(name)
                .ifPresent(function -> world.resources().update(function.logicalId(), live -> {
                    live.state().withObjectProperty("versions").remove(number);
                    return live;
                }));
    }
}
