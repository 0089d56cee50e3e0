package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import localcloud.template.Stack;
import localcloud.template.StackEvent;

/** How CloudFormation's answers show a stack and its resources. */
final class Views {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Views() {}

    static ObjectNode stack(Stack stack) {
        var view = summary(stack);
        view.remove("TemplateDescription");
        if (!stack.description().isEmpty()) {
            view.put("Description", stack.description());
        }
        if (!stack.parameters().isEmpty()) {
            var parameters = view.putArray("Parameters");
            stack.parameters()
                    .forEach((key, value) ->
                            parameters.addObject().put("ParameterKey", key).put("ParameterValue", value));
        }
        if (!stack.outputs().isEmpty()) {
            var outputs = view.putArray("Outputs");
            stack.outputs().forEach(output -> outputs.add(output(output)));
        }
        view.putObject("RollbackConfiguration");
        var settings = stack.settings();
        view.put("DisableRollback", settings.disableRollback());
        view.put("EnableTerminationProtection", false);
        var topics = view.putArray("NotificationARNs");
        settings.topics().forEach(topics::add);
        var capabilities = view.putArray("Capabilities");
        settings.capabilities().forEach(capabilities::add);
        var tags = view.putArray("Tags");
        settings.tags().forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        return view;
    }

    static ObjectNode summary(Stack stack) {
        var view = NODES.objectNode();
        view.put("StackId", stack.id());
        view.put("StackName", stack.name());
        if (!stack.description().isEmpty()) {
            view.put("TemplateDescription", stack.description());
        }
        view.set("CreationTime", new POJONode(stack.created()));
        stack.updated().ifPresent(at -> view.set("LastUpdatedTime", new POJONode(at)));
        stack.deleted().ifPresent(at -> view.set("DeletionTime", new POJONode(at)));
        view.put("StackStatus", stack.status());
        if (!stack.reason().isEmpty()) {
            view.put("StackStatusReason", stack.reason());
        }
        view.putObject("DriftInformation").put("StackDriftStatus", "NOT_CHECKED");
        return view;
    }

    private static ObjectNode output(Stack.Output output) {
        var view = NODES.objectNode();
        view.put("OutputKey", output.key());
        view.put("OutputValue", output.value());
        if (!output.description().isEmpty()) {
            view.put("Description", output.description());
        }
        if (!output.export().isEmpty()) {
            view.put("ExportName", output.export());
        }
        return view;
    }

    static ObjectNode event(StackEvent event) {
        var view = NODES.objectNode()
                .put("StackId", event.stackId())
                .put("EventId", event.id())
                .put("StackName", event.stackName())
                .put("LogicalResourceId", event.logicalId())
                .put("PhysicalResourceId", event.physicalId())
                .put("ResourceType", event.type());
        view.set("Timestamp", new POJONode(event.at()));
        view.put("ResourceStatus", event.status());
        if (!event.reason().isEmpty()) {
            view.put("ResourceStatusReason", event.reason());
        }
        if (!event.properties().isEmpty()) {
            view.put("ResourceProperties", event.properties());
        }
        return view.put("ClientRequestToken", event.token());
    }

    static ObjectNode export(Stack stack, Stack.Output output) {
        return NODES.objectNode()
                .put("ExportingStackId", stack.id())
                .put("Name", output.export())
                .put("Value", output.value());
    }

    static ObjectNode resourceSummary(Stack.Member member) {
        var view = member(member);
        view.set("LastUpdatedTimestamp", new POJONode(member.at()));
        return view;
    }

    static ObjectNode resource(Stack stack, Stack.Member member) {
        var view = member(member).put("StackId", stack.id()).put("StackName", stack.name());
        view.set("Timestamp", new POJONode(member.at()));
        return view;
    }

    static ObjectNode resourceDetail(Stack stack, Stack.Member member) {
        var view = resourceSummary(member).put("StackId", stack.id()).put("StackName", stack.name());
        return view.put("Metadata", member.metadata());
    }

    private static ObjectNode member(Stack.Member member) {
        var view = NODES.objectNode();
        view.put("LogicalResourceId", member.logicalId());
        if (!member.physicalId().isEmpty()) {
            view.put("PhysicalResourceId", member.physicalId());
        }
        view.put("ResourceType", member.type());
        view.put("ResourceStatus", member.status());
        if (!member.reason().isEmpty()) {
            view.put("ResourceStatusReason", member.reason());
        }
        view.putObject("DriftInformation").put("StackResourceDriftStatus", "NOT_CHECKED");
        return view;
    }
}
