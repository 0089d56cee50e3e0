package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import localcloud.service.projection.Answer;

/**
 * A rule's target as ListTargetsByRule shows it. CloudFormation's names are the API's, apart from three in EcsParameters.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html">Target</a>
 */
final class Targets {

    private Targets() {}

    static ObjectNode projected(JsonNode target) {
        ObjectNode projected = new Answer()
                .text("Id", target.path("Id"))
                .text("Arn", target.path("Arn"))
                .text("RoleArn", target.path("RoleArn"))
                .json("Input", target.path("Input"))
                .text("InputPath", target.path("InputPath"))
                .put("InputTransformer", target.path("InputTransformer"))
                .copy(
                        target,
                        "KinesisParameters",
                        "RunCommandParameters",
                        "BatchParameters",
                        "SqsParameters",
                        "HttpParameters",
                        "RedshiftDataParameters",
                        "SageMakerPipelineParameters",
                        "DeadLetterConfig",
                        "AppSyncParameters")
                .done();
        if (target.path("RetryPolicy").isObject()) {
            projected.set("RetryPolicy", retryPolicy(target.path("RetryPolicy")));
        }
        if (target.path("EcsParameters").isObject()) {
            projected.set("EcsParameters", ecsParameters(target.path("EcsParameters")));
        }
        return projected;
    }

    private static ObjectNode retryPolicy(JsonNode policy) {
        return new Answer()
                .number("MaximumRetryAttempts", policy.path("MaximumRetryAttempts"))
                .number("MaximumEventAgeInSeconds", policy.path("MaximumEventAgeInSeconds"))
                .done();
    }

    private static ObjectNode ecsParameters(JsonNode parameters) {
        ObjectNode ecs = parameters.deepCopy();
        JsonNode tags = ecs.remove("TagList");
        if (tags != null) {
            ecs.set("Tags", tags);
        }
        if (ecs.path("NetworkConfiguration") instanceof ObjectNode network) {
            JsonNode vpc = network.remove("AwsVpcConfiguration");
            if (vpc != null) {
                network.set("awsvpcConfiguration", vpc);
            }
        }
        return ecs;
    }
}
