package localcloud.service.customresource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import localcloud.template.Draft;

/**
 * What a custom resource's provider is sent, member by member as
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">documented</a>, with
 * {@code ServiceToken} beside them as in <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-cloudformation.html">Lambda's
 * example</a>.
 */
final class Request {
    private Request() {}

    static ObjectNode create(Draft draft, String requestId, String url) {
        return common("Create", draft, requestId, url);
    }

    static ObjectNode update(Draft draft, String physicalId, ObjectNode before, String requestId, String url) {
        var request = common("Update", draft, requestId, url);
        request.put("PhysicalResourceId", physicalId);
        request.set("OldResourceProperties", texts(before));
        return request;
    }

    static ObjectNode delete(Draft draft, String physicalId, String requestId, String url) {
        return common("Delete", draft, requestId, url).put("PhysicalResourceId", physicalId);
    }

    private static ObjectNode common(String type, Draft draft, String requestId, String url) {
        var request = JsonNodeFactory.instance.objectNode();
        request.put("RequestType", type)
                .put("ServiceToken", draft.text("ServiceToken"))
                .put("ResponseURL", url)
                .put("StackId", draft.stackId())
                .put("RequestId", requestId)
                .put("LogicalResourceId", draft.logicalId())
                .put("ResourceType", draft.type());
        request.set("ResourceProperties", texts(draft.properties()));
        return request;
    }

    /** CloudFormation makes a text of every value, as its documented examples show. */
    private static JsonNode texts(JsonNode value) {
        if (value.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> object.set(member.getKey(), texts(member.getValue())));
            return object;
        }
        if (value.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(texts(element)));
            return array;
        }
        return TextNode.valueOf(value.asText());
    }
}
