package serin.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import serin.aws.StubAws.Answer;

/**
 * Answers in the form in which AWS sends them
 * (<a href="https://smithy.io/2.0/aws/protocols/index.html">AWS protocols</a>): Query (XML) for CloudFormation and IAM, REST-JSON
 * for Lambda, JSON for the others. Answers are given by their members as the API reference names them.
 */
final class Wire {
    static final String REQUEST_ID = "0c1a2b3c-1111-2222-3333-444455556666";

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> QUERY = Set.of(
            "GetMetricData",
            "DescribeAlarms",
            "GetDashboard",
            "DescribeStacks",
            "GetTemplate",
            "ListStackResources",
            "ListExports",
            "GetRole",
            "ListAttachedRolePolicies",
            "ListRolePolicies",
            "GetRolePolicy",
            "GetPolicyVersion",
            "SimulatePrincipalPolicy",
            "GetTopicAttributes",
            "ListSubscriptionsByTopic");

    private static final Set<String> LAMBDA = Set.of(
            "GetFunction",
            "GetFunctionConfiguration",
            "GetPolicy",
            "GetAlias",
            "GetFunctionEventInvokeConfig",
            "GetFunctionUrlConfig",
            "ListEventSourceMappings",
            "ListVersionsByFunction",
            "Invoke");

    private Wire() {}

    static Answer success(String operation, String json) {
        return success(operation, parse(json));
    }

    static Answer success(String operation, JsonNode answer) {
        if (QUERY.contains(operation)) {
            return xml(
                    200,
                    "<" + operation + "Response><" + operation + "Result>" + elements(answer) + "</" + operation
                            + "Result><ResponseMetadata><RequestId>" + REQUEST_ID + "</RequestId></ResponseMetadata></"
                            + operation + "Response>");
        }
        return json(
                200,
                LAMBDA.contains(operation) && !operation.equals("ListEventSourceMappings")
                        ? answer
                        : withEpochs(answer).toString());
    }

    static Answer error(String operation, int status, String code, String message) {
        if (QUERY.contains(operation)) {
            return xml(
                    status,
                    "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + escaped(message)
                            + "</Message></Error><RequestId>" + REQUEST_ID + "</RequestId></ErrorResponse>");
        }
        var body = JsonNodeFactory.instance.objectNode();
        if (LAMBDA.contains(operation)) {
            body.put("Type", "User").put("Message", message);
            return withHeader(json(status, body), "x-amzn-ErrorType", code);
        }
        body.put("__type", "com.amazonaws.service#" + code).put("message", message);
        return json(status, body);
    }

    static Answer json(int status, Object body) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/x-amz-json-1.1", "x-amzn-RequestId", REQUEST_ID),
                body.toString());
    }

    static Answer xml(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "text/xml", "x-amzn-RequestId", REQUEST_ID), body);
    }

    static Answer withHeader(Answer answer, String name, String value) {
        var headers = new java.util.HashMap<>(answer.headers());
        headers.put(name, value);
        return new Answer(answer.status(), headers, answer.body());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String elements(JsonNode value) {
        var text = new StringBuilder();
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> text.append('<')
                            .append(member.getKey())
                            .append('>')
                            .append(
                                    member.getKey().equals("Attributes")
                                            ? entries(member.getValue())
                                            : elements(member.getValue()))
                            .append("</")
                            .append(member.getKey())
                            .append('>'));
        } else if (value.isArray()) {
            value.forEach(item -> text.append("<member>").append(elements(item)).append("</member>"));
        } else if (!value.isNull()) {
            text.append(escaped(value.asText()));
        }
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A map, which the Query protocol writes as entries of a key and a value. */
    private static String entries(JsonNode map) {
        return map.properties().stream()
                .map(entry -> "<entry><key>" + escaped(entry.getKey()) + "</key><value>" + elements(entry.getValue())
                        + "</value></entry>")
                .collect(java.util.stream.Collectors.joining());
    }

    /** Recorded answers bear times as ISO texts; these services send them as seconds since 1970. */
    private static JsonNode withEpochs(JsonNode value) {
        if (value.isObject()) {
            var copy = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> copy.set(member.getKey(), time(member.getKey(), member.getValue())));
            return copy;
        }
        if (value.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> copy.add(withEpochs(item)));
            return copy;
        }
        return value;
    }

    private static JsonNode time(String name, JsonNode value) {
        var isTime = name.endsWith("Time") || name.endsWith("Date") || name.equals("LastModified");
        return isTime && value.isTextual() && value.asText().endsWith("Z")
                ? JsonNodeFactory.instance.numberNode(
                        Instant.parse(value.asText()).getEpochSecond())
                : withEpochs(value);
    }
}
