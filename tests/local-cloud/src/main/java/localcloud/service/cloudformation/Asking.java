package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import localcloud.service.AwsError;
import localcloud.service.Operation.Call;
import localcloud.service.authorization.Provisioning;
import localcloud.template.Stack;

/** What a call of CloudFormation's asks for. */
record Asking(Call call) {

    /** Empty when it is not there, or empty. */
    Optional<String> text(String member) {
        var value = call.input().path(member);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    String required(String member) throws AwsError {
        return text(member).orElseThrow(() -> {
            var lower = Character.toLowerCase(member.charAt(0)) + member.substring(1);
            return CloudFormationService.invalid("1 validation error detected: Value null at '" + lower
                    + "' failed to satisfy constraint: Member must not be null");
        });
    }

    boolean flag(String member) {
        return text(member).filter("true"::equals).isPresent();
    }

    List<String> texts(String member) {
        var list = new ArrayList<String>();
        call.input().path(member).forEach(item -> list.add(item.asText()));
        return list;
    }

    /** The client's, or a fresh one. */
    String token() {
        return text("ClientRequestToken")
                .or(() -> text("ClientToken"))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /**
     * The service role that is handed over; that the caller may pass it has been judged before.
     *
     * @throws AwsError when CloudFormation may not assume it
     */
    Optional<String> role(Provisioning provisioning) throws AwsError {
        var role = text("RoleARN");
        if (role.isPresent() && !provisioning.mayAssume("cloudformation.amazonaws.com", role.get())) {
            throw CloudFormationService.invalid("Role " + role.get() + " is invalid or cannot be assumed");
        }
        return role;
    }

    /**
     * The values of the parameters, by name.
     *
     * @param before what {@code UsePreviousValue} means
     */
    Map<String, String> parameters(Map<String, String> before) throws AwsError {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : call.input().path("Parameters")) {
            var name = parameter.path("ParameterKey").asText("");
            if (parameter.path("UsePreviousValue").asText("").equals("true")) {
                if (!before.containsKey(name)) {
                    throw CloudFormationService.invalid("Invalid input for parameter key " + name
                            + ". Cannot specify usePreviousValue as true for a parameter key not in the previous"
                            + " template");
                }
                values.put(name, before.getOrDefault(name, ""));
            } else {
                values.put(name, parameter.path("ParameterValue").asText(""));
            }
        }
        return values;
    }

    Stack.Settings settings(Stack.Settings before) {
        var tags = new LinkedHashMap<String, String>();
        JsonNode given = call.input().path("Tags");
        given.forEach(
                tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        return new Stack.Settings(
                given.isArray() ? tags : before.tags(),
                texts("Capabilities"),
                call.input().has("NotificationARNs") ? texts("NotificationARNs") : before.topics(),
                flag("DisableRollback"));
    }
}
