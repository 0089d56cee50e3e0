package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import localcloud.service.World;

/**
 * Pseudo parameters:
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html">reference</a>.
 */
final class Pseudo {
    private Pseudo() {}

    static Optional<JsonNode> of(String name, String stackName, String stackId, World world) {
        return switch (name) {
            case "AWS::AccountId" -> text(world.accountId());
            case "AWS::NotificationARNs" -> Optional.of(JsonNodeFactory.instance.arrayNode());
            case "AWS::NoValue" -> Optional.of(Resolver.noValue());
            case "AWS::Partition" -> text("aws");
            case "AWS::Region" -> text(world.region());
            case "AWS::StackId" -> text(stackId);
            case "AWS::StackName" -> text(stackName);
            case "AWS::URLSuffix" -> text("amazonaws.com");
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> text(String value) {
        return Optional.of(JsonNodeFactory.instance.textNode(value));
    }
}
