package stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves the template with the longest values that anyone may give, so that what fits here fits everywhere.
 *
 * <p>Knows the intrinsic functions and the attributes that the policies and names of this template use; any other is an error.
 */
final class Longest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
    private static final String ACCOUNT = "111122223333";

    /** The longest of each: a stack name has at most 128 characters; region and partition are AWS's own longest. */
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::AccountId", ACCOUNT,
            "AWS::Partition", "aws-us-gov",
            "AWS::Region", "ap-southeast-1",
            "AWS::StackName", "s".repeat(128),
            "AWS::URLSuffix", "amazonaws.com.cn");

    /** Which property names a resource of a type, and how its ARN goes on behind the service; {@code %s} is the name. */
    private static final Map<String, Named> NAMED = Map.of(
            "AWS::DynamoDB::Table", new Named("TableName", "dynamodb:ap-southeast-1:" + ACCOUNT + ":table/%s"),
            "AWS::Events::EventBus", new Named("Name", "events:ap-southeast-1:" + ACCOUNT + ":event-bus/%s"),
            "AWS::Lambda::Function", new Named("FunctionName", "lambda:ap-southeast-1:" + ACCOUNT + ":function:%s"),
            "AWS::SNS::Topic", new Named("TopicName", "sns:ap-southeast-1:" + ACCOUNT + ":%s"),
            "AWS::SQS::Queue", new Named("QueueName", "sqs:ap-southeast-1:" + ACCOUNT + ":%s"));

    private Longest() {}

    /** The value with every intrinsic function in it resolved. */
    static JsonNode resolve(JsonNode value) {
        if (value.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> list.add(resolve(item)));
            return list;
        }
        if (!value.isObject()) {
            return value;
        }
        if (value.size() == 1) {
            var function = value.properties().iterator().next();
            switch (function.getKey()) {
                case "Ref" -> {
                    return text(ref(function.getValue().textValue()));
                }
                case "Fn::GetAtt" -> {
                    return text(attribute(
                            function.getValue().get(0).textValue(),
                            function.getValue().get(1).textValue()));
                }
                case "Fn::Sub" -> {
                    return text(substituted(function.getValue().textValue()));
                }
                case "Fn::If" -> {
                    return longer(
                            resolve(function.getValue().get(1)),
                            resolve(function.getValue().get(2)));
                }
                default -> {
                    // an ordinary object of one key
                }
            }
        }
        var object = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(field -> object.set(field.getKey(), resolve(field.getValue())));
        return object;
    }

    private static JsonNode longer(JsonNode one, JsonNode other) {
        return one.toString().length() >= other.toString().length() ? one : other;
    }

    private static String substituted(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var name = match.group(1);
            var dot = name.indexOf('.');
            return Matcher.quoteReplacement(
                    dot < 0 ? ref(name) : attribute(name.substring(0, dot), name.substring(dot + 1)));
        });
    }

    private static String ref(String name) {
        if (PSEUDO.containsKey(name)) {
            return PSEUDO.getOrDefault(name, "");
        }
        var parameter = Stack.TEMPLATE.get("Parameters").get(name);
        if (parameter != null) {
            return longest(parameter);
        }
        // A topic's Ref is its ARN, and the ARN is no attribute of it.
        if (type(name).equals("AWS::CodeDeploy::Application")) {
            // CloudFormation makes the name; CodeDeploy allows 100 characters.
            return "a".repeat(100);
        }
        return type(name).equals("AWS::SNS::Topic") ? attribute(name, "Arn") : nameOf(name);
    }

    private static String longest(JsonNode parameter) {
        if (parameter.has("AllowedValues")) {
            var longest = "";
            for (var value : parameter.get("AllowedValues")) {
                longest = value.asText().length() > longest.length() ? value.asText() : longest;
            }
            return longest;
        }
        if (parameter.path("Type").asText().equals("Number")) {
            return parameter.path("MaxValue").asText();
        }
        // A parameter without a length of its own: 128 is what the pattern of a secret's name allows.
        return "a".repeat(parameter.path("MaxLength").asInt(128));
    }

    private static String nameOf(String logicalId) {
        return resolve(Stack.properties(logicalId).get(named(logicalId).property()))
                .textValue();
    }

    private static String attribute(String logicalId, String attribute) {
        if (!attribute.equals("Arn")) {
            throw new IllegalArgumentException(logicalId + "." + attribute + ": only Arn is known");
        }
        if (type(logicalId).equals("AWS::KMS::Key")) {
            return "arn:aws-us-gov:kms:ap-southeast-1:" + ACCOUNT + ":key/mrk-1234abcd12ab34cd56ef1234567890ab";
        }
        // CloudFormation's own name for a role:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
        if (type(logicalId).equals("AWS::IAM::Role")) {
            return "arn:aws-us-gov:iam::" + ACCOUNT + ":role/" + "a".repeat(64);
        }
        return "arn:aws-us-gov:" + named(logicalId).arn().formatted(nameOf(logicalId));
    }

    private static Named named(String logicalId) {
        var named = NAMED.get(type(logicalId));
        if (named == null) {
            throw new IllegalArgumentException(logicalId + ": the name of a " + type(logicalId) + " is not known");
        }
        return named;
    }

    private static String type(String logicalId) {
        return Stack.TEMPLATE.get("Resources").get(logicalId).get("Type").textValue();
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    private record Named(String property, String arn) {}
}
