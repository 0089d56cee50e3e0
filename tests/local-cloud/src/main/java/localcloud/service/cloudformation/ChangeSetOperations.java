package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.delivery.Background;
import localcloud.stack.Actors;
import localcloud.stack.Change;
import localcloud.stack.Engine;
import localcloud.stack.Wish;
import localcloud.template.Stack;
import localcloud.template.Stacks;
import localcloud.template.Template;
import localcloud.template.TemplateException;
import localcloud.template.TemplateText;

/**
 * Change sets, from CreateChangeSet to ExecuteChangeSet.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html">Update stacks
 *     using change sets</a>
 */
final class ChangeSetOperations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String EMPTY =
            "The submitted information didn't contain changes. Submit different information to create a change set.";

    private final Stacks stacks;
    private final Engine engine;
    private final Actors actors;
    /** The service role that came with a change set, by the change set's id. */
    private final Map<String, String> roles = new ConcurrentHashMap<>();

    private final World world;
    private final Background background;
    private final Transforms transforms;
    private final TemplateSource source;
    private final ChangeSets changeSets;

    ChangeSetOperations(
            Stacks stacks,
            Engine engine,
            Actors actors,
            World world,
            Background background,
            Transforms transforms,
            TemplateSource source,
            ChangeSets changeSets) {
        this.stacks = stacks;
        this.engine = engine;
        this.actors = actors;
        this.world = world;
        this.background = background;
        this.transforms = transforms;
        this.source = source;
        this.changeSets = changeSets;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(
                        "CreateChangeSet",
                        Set.of(
                                "StackName",
                                "ChangeSetName",
                                "ChangeSetType",
                                "TemplateBody",
                                "TemplateURL",
                                "UsePreviousTemplate",
                                "Parameters",
                                "Capabilities",
                                "Tags",
                                "NotificationARNs",
                                "Description",
                                "ClientToken",
                                "IncludeNestedStacks",
                                "OnStackFailure",
                                "RoleARN"),
                        this::create),
                new Operation(
                        "DescribeChangeSet",
                        Set.of("ChangeSetName", "StackName", "NextToken", "IncludePropertyValues"),
                        this::describe),
                new Operation(
                        "ExecuteChangeSet",
                        Set.of("ChangeSetName", "StackName", "ClientRequestToken", "DisableRollback"),
                        this::execute),
                new Operation("DeleteChangeSet", Set.of("ChangeSetName", "StackName"), this::delete),
                new Operation("ListChangeSets", Set.of("StackName", "NextToken"), this::list));
    }

    private synchronized JsonNode create(Call call) throws AwsError {
        var asking = new Asking(call);
        var name = asking.required("ChangeSetName");
        if (!name.matches("[a-zA-Z][-a-zA-Z0-9]{0,127}")) {
            throw CloudFormationService.invalid("1 validation error detected: Value '" + name
                    + "' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression"
                    + " pattern: [a-zA-Z][-a-zA-Z0-9]*");
        }
        var type = asking.text("ChangeSetType").orElse("UPDATE");
        if (!type.equals("CREATE") && !type.equals("UPDATE")) {
            throw CloudFormationService.invalid("ChangeSetType " + type + " is not known here");
        }
        boolean creates = type.equals("CREATE");
        var stackName = asking.required("StackName");
        var present = stacks.find(stackName);
        requireState(present, stackName, name, creates);
        if (changeSets.find(name, stackName).isPresent()) {
            throw new AwsError(
                    400,
                    "AlreadyExistsException",
                    "ChangeSet " + name + " cannot be created due to a"
                            + " mismatch with existing attribute Id, or it exists already");
        }
        var original = source.text(asking, present);
        var tree = tree(original);
        var role = asking.role(actors.provisioning());
        var actor = actors.actor(present.map(Stack::id).orElse(""), call.principal(), role);
        var denial = Transforms.declared(tree).stream()
                .flatMap(macro -> actors.provisioning().denialOfMacro(actor, macro).stream())
                .findFirst();
        var given =
                asking.parameters(present.map(stack -> stack.source().given()).orElse(Map.of()));
        var settings = asking.settings(present.map(Stack::settings).orElse(Stack.Settings.USUAL));
        var token = asking.token();
        var plain = Transforms.declared(tree).isEmpty() ? Optional.of(asTemplate(tree)) : Optional.<Template>empty();
        if (plain.isPresent()) {
            Capabilities.of(plain.get()).require(settings.capabilities());
        }
        var stack = present.isPresent() ? present.get() : review(stackName, token);
        var fresh = new ChangeSet(
                name,
                "arn:aws:cloudformation:" + world.region() + ":" + world.accountId() + ":changeSet/" + name + "/"
                        + UUID.randomUUID(),
                stack.name(),
                stack.id(),
                creates,
                asking.text("Description").orElse(""),
                world.now(),
                "CREATE_PENDING",
                "",
                "UNAVAILABLE",
                settings,
                asking.text("OnStackFailure").filter("DELETE"::equals).isPresent(),
                original,
                given,
                List.of(),
                Optional.empty());
        changeSets.add(fresh);
        role.ifPresent(arn -> roles.put(fresh.id(), arn));
        if (denial.isPresent()) {
            // AWS takes the change set and fails it: https://github.com/aws/serverless-application-model/issues/179
            changeSets.change(fresh.id(), before -> before.failed(denial.get()));
        } else if (!Transforms.takesTime(tree)) {
            work(fresh, tree, given, stack, token);
        } else if (!background.start(() -> work(fresh, tree, given, stack, token))) {
            throw new AwsError(400, "LimitExceededException", "Too many change sets are under way");
        }
        return NODES.objectNode().put("Id", fresh.id()).put("StackId", stack.id());
    }

    private static void requireState(Optional<Stack> present, String stackName, String name, boolean creates)
            throws AwsError {
        boolean reviewed = present.filter(stack -> stack.status().equals("REVIEW_IN_PROGRESS"))
                .isPresent();
        if (creates && present.isPresent() && !reviewed) {
            throw CloudFormationService.invalid("Stack [" + stackName
                    + "] already exists and cannot be created again with the changeSet [" + name + "].");
        }
        if (!creates && (present.isEmpty() || reviewed)) {
            throw CloudFormationService.invalid("Stack [" + stackName + "] does not exist");
        }
        if (!creates) {
            StackWrites.requireUpdatable(present.get());
        }
    }

    private Stack review(String stackName, String token) throws AwsError {
        try {
            return engine.review(stackName, token);
        } catch (TemplateException e) {
            throw CloudFormationService.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode tree(String original) throws AwsError {
        try {
            return TemplateText.read(original);
        } catch (TemplateException e) {
            throw CloudFormationService.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Template asTemplate(ObjectNode tree) throws AwsError {
        try {
            return Template.of(tree);
        } catch (TemplateException e) {
            throw CloudFormationService.invalid(String.valueOf(e.getMessage()));
        }
    }

    /** Works out what the change set would do. */
    private void work(ChangeSet fresh, ObjectNode tree, Map<String, String> given, Stack stack, String token) {
        changeSets.change(fresh.id(), before -> before.with("CREATE_IN_PROGRESS", "", "UNAVAILABLE"));
        try {
            var template = transforms.expand(tree, given);
            var capabilities = Capabilities.of(template);
            if (!capabilities.areGiven(fresh.settings().capabilities())) {
                throw new TemplateException(capabilities.reason());
            }
            var wish = new Wish(fresh.original(), template, given, fresh.settings(), token);
            var plan = engine.plan(stack, wish);
            if (plan.empty()) {
                throw new TemplateException(EMPTY);
            }
            var shown = engine.shown(stack, wish);
            changeSets.change(fresh.id(), before -> before.ready(wish, shown, plan.changes()));
        } catch (TemplateException e) {
            changeSets.change(fresh.id(), before -> before.failed(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            changeSets.change(fresh.id(), before -> before.failed("the cloud is shutting down"));
        }
    }

    private ChangeSet find(Call call) throws AwsError {
        var asking = new Asking(call);
        var name = asking.required("ChangeSetName");
        if (!name.startsWith("arn:") && asking.text("StackName").isEmpty()) {
            throw CloudFormationService.invalid(
                    "StackName must be specified if ChangeSetName is not specified as an ARN.");
        }
        return changeSets
                .find(name, asking.text("StackName").orElse(""))
                .orElseThrow(() -> new AwsError(404, "ChangeSetNotFound", "ChangeSet [" + name + "] does not exist"));
    }

    private JsonNode describe(Call call) throws AwsError {
        var found = find(call);
        var page = Page.of(
                "Changes",
                found.changes().stream().map(ChangeSetOperations::change).toList(),
                call);
        var view = summary(found);
        var topics = view.putArray("NotificationARNs");
        found.settings().topics().forEach(topics::add);
        view.putObject("RollbackConfiguration");
        var capabilities = view.putArray("Capabilities");
        found.settings().capabilities().forEach(capabilities::add);
        var tags = view.putArray("Tags");
        found.settings()
                .tags()
                .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        if (!found.shown().isEmpty()) {
            var parameters = view.putArray("Parameters");
            found.shown()
                    .forEach((key, value) ->
                            parameters.addObject().put("ParameterKey", key).put("ParameterValue", value));
        }
        view.setAll(page);
        return view;
    }

    private static ObjectNode summary(ChangeSet changeSet) {
        var view = NODES.objectNode()
                .put("StackId", changeSet.stackId())
                .put("StackName", changeSet.stackName())
                .put("ChangeSetId", changeSet.id())
                .put("ChangeSetName", changeSet.name())
                .put("ExecutionStatus", changeSet.execution())
                .put("Status", changeSet.status());
        if (!changeSet.reason().isEmpty()) {
            view.put("StatusReason", changeSet.reason());
        }
        view.set("CreationTime", new POJONode(changeSet.created()));
        if (!changeSet.description().isEmpty()) {
            view.put("Description", changeSet.description());
        }
        return view.put("IncludeNestedStacks", false);
    }

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html */
    private static ObjectNode change(Change change) {
        var view = NODES.objectNode().put("Type", "Resource");
        var resource =
                view.putObject("ResourceChange").put("Action", change.action().word());
        resource.put("LogicalResourceId", change.logicalId());
        if (!change.physicalId().isEmpty()) {
            resource.put("PhysicalResourceId", change.physicalId());
        }
        resource.put("ResourceType", change.type());
        if (!change.replacement().word().isEmpty()) {
            resource.put("Replacement", change.replacement().word());
        }
        var scope = resource.putArray("Scope");
        change.scope().forEach(scope::add);
        var details = resource.putArray("Details");
        for (var name : change.properties()) {
            var detail = details.addObject();
            detail.putObject("Target").put("Attribute", "Properties").put("Name", name);
            detail.put("Evaluation", "Static");
        }
        return view;
    }

    private synchronized JsonNode execute(Call call) throws AwsError {
        var found = find(call);
        var asking = new Asking(call);
        var stack = stacks.find(found.stackId())
                .orElseThrow(() -> CloudFormationService.invalid("Stack [" + found.stackName() + "] does not exist"));
        if (!found.execution().equals("AVAILABLE") || found.wish().isEmpty()) {
            throw new AwsError(
                    400,
                    "InvalidChangeSetStatus",
                    "ChangeSet [" + found.id() + "] cannot be executed in its current status of ["
                            + (found.status().equals("CREATE_COMPLETE") ? found.execution() : found.status()) + "]");
        }
        if (!found.creates()) {
            StackWrites.requireUpdatable(stack);
        } else if (!stack.status().equals("REVIEW_IN_PROGRESS")) {
            throw CloudFormationService.invalid(
                    "Stack:" + stack.id() + " is in " + stack.status() + " state and can not be updated.");
        }
        var asked = found.wish().get();
        var settings = new Stack.Settings(
                asked.settings().tags(),
                asked.settings().capabilities(),
                asked.settings().topics(),
                asking.flag("DisableRollback"));
        var wish = new Wish(asked.original(), asked.template(), asked.given(), settings, asking.token());
        actors.act(stack.id(), call.principal(), Optional.ofNullable(roles.get(found.id())));
        try {
            if (found.creates()) {
                engine.create(stack, wish, found.deletesOnFailure());
            } else {
                engine.update(stack, wish);
            }
        } catch (TemplateException e) {
            throw CloudFormationService.invalid(String.valueOf(e.getMessage()));
        }
        changeSets.change(found.id(), before -> before.with(before.status(), before.reason(), "EXECUTE_COMPLETE"));
        changeSets.removeOthers(found.stackId(), found.id());
        return NODES.objectNode();
    }

    private JsonNode delete(Call call) throws AwsError {
        var asking = new Asking(call);
        var found = changeSets.find(
                asking.required("ChangeSetName"), asking.text("StackName").orElse(""));
        // One that is not there is no failure, says its page.
        found.ifPresent(changeSet -> changeSets.remove(changeSet.id()));
        return NODES.objectNode();
    }

    private JsonNode list(Call call) throws AwsError {
        var name = new Asking(call).required("StackName");
        var stack = stacks.find(name)
                .orElseThrow(() -> CloudFormationService.invalid("Stack [" + name + "] does not exist"));
        return Page.of(
                "Summaries",
                changeSets.of(stack.id()).stream()
                        .map(ChangeSetOperations::summary)
                        .toList(),
                call);
    }
}
