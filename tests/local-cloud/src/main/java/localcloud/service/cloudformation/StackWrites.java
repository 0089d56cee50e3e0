package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.stack.Actors;
import localcloud.stack.Engine;
import localcloud.stack.Wish;
import localcloud.template.Stack;
import localcloud.template.Stacks;
import localcloud.template.TemplateException;
import localcloud.template.TemplateText;

/** CreateStack, UpdateStack, DeleteStack, and the ways back. */
final class StackWrites {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html: those that an update may follow. */
    private static final Set<String> UPDATABLE = Set.of(
            "CREATE_COMPLETE",
            "CREATE_FAILED",
            "UPDATE_COMPLETE",
            "UPDATE_FAILED",
            "UPDATE_ROLLBACK_COMPLETE",
            "IMPORT_COMPLETE",
            "IMPORT_ROLLBACK_COMPLETE");

    private final Stacks stacks;
    private final Engine engine;
    private final Actors actors;
    private final Transforms transforms;
    private final TemplateSource source;

    StackWrites(Stacks stacks, Engine engine, Actors actors, Transforms transforms, TemplateSource source) {
        this.stacks = stacks;
        this.engine = engine;
        this.actors = actors;
        this.transforms = transforms;
        this.source = source;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(
                        "CreateStack",
                        Set.of(
                                "StackName",
                                "TemplateBody",
                                "TemplateURL",
                                "Parameters",
                                "Capabilities",
                                "Tags",
                                "NotificationARNs",
                                "ClientRequestToken",
                                "DisableRollback",
                                "OnFailure",
                                "RoleARN",
                                "TimeoutInMinutes"),
                        this::create),
                new Operation(
                        "UpdateStack",
                        Set.of(
                                "StackName",
                                "TemplateBody",
                                "TemplateURL",
                                "UsePreviousTemplate",
                                "Parameters",
                                "Capabilities",
                                "Tags",
                                "NotificationARNs",
                                "ClientRequestToken",
                                "DisableRollback",
                                "RoleARN"),
                        this::update),
                new Operation("RollbackStack", Set.of("StackName", "ClientRequestToken"), this::rollBack),
                new Operation(
                        "ContinueUpdateRollback", Set.of("StackName", "ClientRequestToken"), this::continueRollback),
                new Operation(
                        "DeleteStack",
                        Set.of("StackName", "RetainResources", "ClientRequestToken", "RoleARN"),
                        this::delete));
    }

    /** Refuses an update in a status that none may follow. */
    static void requireUpdatable(Stack stack) throws AwsError {
        if (!UPDATABLE.contains(stack.status())) {
            throw CloudFormationService.invalid(
                    "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
        }
    }

    private Wish wish(Asking asking, Optional<Stack> stack) throws AwsError {
        var original = source.text(asking, stack);
        var given = asking.parameters(stack.map(found -> found.source().given()).orElse(Map.of()));
        var settings = asking.settings(stack.map(Stack::settings).orElse(Stack.Settings.USUAL));
        try {
            var template = transforms.expand(TemplateText.read(original), given);
            Capabilities.of(template).require(settings.capabilities());
            return new Wish(original, template, given, settings, asking.token());
        } catch (TemplateException e) {
            throw CloudFormationService.invalid(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsError(503, "ServiceUnavailable", "the cloud is shutting down");
        }
    }

    private synchronized JsonNode create(Call call) throws AwsError {
        var asking = new Asking(call);
        var name = asking.required("StackName");
        if (stacks.find(name).isPresent()) {
            throw new AwsError(400, "AlreadyExistsException", "Stack [" + name + "] already exists");
        }
        var onFailure = asking.text("OnFailure").orElse("ROLLBACK");
        if (!Set.of("ROLLBACK", "DELETE", "DO_NOTHING").contains(onFailure)) {
            throw CloudFormationService.invalid("1 validation error detected: Value '" + onFailure
                    + "' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set:"
                    + " [ROLLBACK, DELETE, DO_NOTHING]");
        }
        var wish = wish(asking, Optional.empty());
        var role = asking.role(actors.provisioning());
        var settings = wish.settings();
        var kept = new Stack.Settings(
                settings.tags(),
                settings.capabilities(),
                settings.topics(),
                settings.disableRollback() || onFailure.equals("DO_NOTHING"));
        try {
            var stack = engine.create(
                    name,
                    new Wish(wish.original(), wish.template(), wish.given(), kept, wish.token()),
                    onFailure.equals("DELETE"),
                    id -> actors.act(id, call.principal(), role));
            return NODES.objectNode().put("StackId", stack.id());
        } catch (TemplateException e) {
            throw CloudFormationService.invalid(String.valueOf(e.getMessage()));
        }
    }

    private synchronized JsonNode update(Call call) throws AwsError {
        var asking = new Asking(call);
        var stack = present(asking);
        requireUpdatable(stack);
        var wish = wish(asking, Optional.of(stack));
        try {
            if (engine.plan(stack, wish).empty()) {
                throw CloudFormationService.invalid("No updates are to be performed.");
            }
            actors.act(stack.id(), call.principal(), asking.role(actors.provisioning()));
            return NODES.objectNode().put("StackId", engine.update(stack, wish).id());
        } catch (TemplateException e) {
            throw CloudFormationService.invalid(String.valueOf(e.getMessage()));
        }
    }

    private Stack present(Asking asking) throws AwsError {
        var name = asking.required("StackName");
        return stacks.find(name)
                .filter(stack -> stack.deleted().isEmpty())
                .orElseThrow(() -> CloudFormationService.invalid("Stack [" + name + "] does not exist"));
    }

    private synchronized JsonNode rollBack(Call call) throws AwsError {
        return back(call, Set.of("UPDATE_FAILED", "CREATE_FAILED"));
    }

    private synchronized JsonNode continueRollback(Call call) throws AwsError {
        back(call, Set.of("UPDATE_ROLLBACK_FAILED"));
        return NODES.objectNode();
    }

    private JsonNode back(Call call, Set<String> from) throws AwsError {
        var asking = new Asking(call);
        var stack = present(asking);
        if (from.contains(stack.status())) {
            actors.act(stack.id(), call.principal(), Optional.empty());
        }
        if (!from.contains(stack.status()) || !engine.rollBack(stack, asking.token())) {
            throw CloudFormationService.invalid(
                    "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be rolled back.");
        }
        return NODES.objectNode().put("StackId", stack.id());
    }

    private synchronized JsonNode delete(Call call) throws AwsError {
        var asking = new Asking(call);
        var stack = stacks.find(asking.required("StackName"));
        // One that is not there is no failure:
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
        if (stack.isPresent() && stack.get().deleted().isEmpty()) {
            if (stack.get().status().endsWith("_IN_PROGRESS")
                    && !stack.get().status().equals("REVIEW_IN_PROGRESS")) {
                throw CloudFormationService.invalid("Stack [" + stack.get().id()
                        + "] cannot be deleted while in status " + stack.get().status());
            }
            actors.act(stack.get().id(), call.principal(), asking.role(actors.provisioning()));
            engine.delete(stack.get(), asking.texts("RetainResources"), asking.token());
        }
        return NODES.objectNode();
    }
}
