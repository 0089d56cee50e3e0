package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import localcloud.Planted;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;

/** The operations that show functions and versions. */
final class FunctionReads {
    private static final int LARGEST_PAGE = 50;
    private static final String UNQUALIFIED_ONLY = "This operation is permitted on Lambda functions only. Aliases and"
            + " versions do not support this operation. Please specify either a function name or an unqualified"
            + " function ARN.";

    private final Functions functions;

    FunctionReads(Functions functions) {
        this.functions = functions;
    }

    List<Operation> operations() {
        return List.of(
                new Operation("GetFunction", Set.of("FunctionName", "Qualifier"), call -> getFunction(call.input())),
                new Operation(
                        "GetFunctionConfiguration",
                        Set.of("FunctionName", "Qualifier"),
                        call -> getConfiguration(call.input())),
                new Operation("GetFunctionConcurrency", Set.of("FunctionName"), call -> getConcurrency(call.input())),
                new Operation(
                        "ListFunctions",
                        Set.of("FunctionVersion", "MasterRegion", "Marker", "MaxItems"),
                        call -> listFunctions(call.input())),
                new Operation(
                        "ListVersionsByFunction",
                        Set.of("FunctionName", "Marker", "MaxItems"),
                        call -> listVersions(call.input())),
                new Operation("ListTags", Set.of("Resource"), call -> listTags(call.input())),
                new Operation("GetAccountSettings", Set.of(), call -> accountSettings()));
    }

    private ObjectNode getFunction(ObjectNode input) throws AwsError {
        var reference = functions.reference(input);
        var configuration = functions.configuration(reference);
        var function = functions.get(reference);
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("Configuration", FunctionConfiguration.answered(configuration, reference.arn()));
        answer.putObject("Code").put("RepositoryType", "S3").put("Location", location(configuration));
        var tags = tags(function);
        if (!tags.isEmpty()) {
            answer.set("Tags", tags);
        }
        // Reserved concurrency belongs to the function: GetFunction shows it only when no version is asked for.
        var reserved = function.properties().path("ReservedConcurrentExecutions");
        if (!reference.qualified() && !reserved.isMissingNode()) {
            answer.putObject("Concurrency").put("ReservedConcurrentExecutions", Values.number(reserved, 0));
        }
        return answer;
    }

    private ObjectNode getConfiguration(ObjectNode input) throws AwsError {
        var reference = functions.reference(input);
        return FunctionConfiguration.answered(functions.configuration(reference), reference.arn());
    }

    private ObjectNode getConcurrency(ObjectNode input) throws AwsError {
        var reference = functions.reference(input);
        if (reference.qualified()) {
            throw LambdaErrors.invalidParameter(UNQUALIFIED_ONLY);
        }
        var reserved = functions.get(reference).properties().path("ReservedConcurrentExecutions");
        var answer = JsonNodeFactory.instance.objectNode();
        if (!reserved.isMissingNode()) {
            answer.put("ReservedConcurrentExecutions", Values.number(reserved, 0));
        }
        return answer;
    }

    private ObjectNode listFunctions(ObjectNode input) throws AwsError {
        var which = Values.member(input, "FunctionVersion");
        if (!which.isEmpty() && !which.equals("ALL")) {
            throw new AwsError(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value '" + which + "' at 'functionVersion' failed to satisfy"
                            + " constraint: Member must satisfy enum value set: [ALL]");
        }
        var shown = new ArrayList<ObjectNode>();
        for (var function : functions.all()) {
            if (which.isEmpty()) {
                shown.add(FunctionConfiguration.listed(FunctionConfiguration.ofLatest(function), arn(function)));
            } else {
                shown.addAll(versions(function));
            }
        }
        return Pages.page(input, "Functions", LARGEST_PAGE, shown);
    }

    private ObjectNode listVersions(ObjectNode input) throws AwsError {
        var function = functions.get(functions.reference(input));
        return Pages.page(input, "Versions", LARGEST_PAGE, versions(function));
    }

    private List<ObjectNode> versions(Resource function) {
        var shown = new ArrayList<ObjectNode>();
        shown.add(FunctionConfiguration.listed(
                FunctionConfiguration.ofLatest(function), arn(function) + ":" + Functions.LATEST));
        for (var version : functions.versions(function)) {
            functions
                    .frozen(function, version)
                    .ifPresent(configuration ->
                            shown.add(FunctionConfiguration.listed(configuration, arn(function) + ":" + version)));
        }
        return shown;
    }

    private ObjectNode listTags(ObjectNode input) throws AwsError {
        var reference = FunctionReference.of(Values.member(input, "Resource"), "", functions.world());
        if (reference.qualified()) {
            throw LambdaErrors.invalidParameter(
                    "Tags on function aliases and versions are not supported. Please specify a function ARN.");
        }
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("Tags", tags(functions.get(reference)));
        return answer;
    }

    /** The quotas that a new account has: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. */
    private ObjectNode accountSettings() {
        var reserved = 0;
        var size = 0L;
        for (var function : functions.all()) {
            reserved += Values.number(function.properties().path("ReservedConcurrentExecutions"), 0);
            size += function.state().path("CodeSize").asLong();
        }
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("AccountLimit")
                .put("TotalCodeSize", 80_530_636_800L)
                .put("CodeSizeUnzipped", 262_144_000L)
                .put("CodeSizeZipped", 52_428_800L)
                .put("ConcurrentExecutions", 1_000)
                .put("UnreservedConcurrentExecutions", 1_000 - reserved);
        answer.putObject("AccountUsage")
                .put("TotalCodeSize", size)
                .put("FunctionCount", functions.all().size());
        return answer;
    }

    private String arn(Resource function) {
        return FunctionReference.arn(functions.world(), function.physicalId());
    }

    /** Looks like AWS's presigned URL of the code; nothing answers there. */
    private String location(JsonNode configuration) {
        var world = functions.world();
        var name = configuration.path("FunctionName").asText();
        var id =
                UUID.nameUUIDFromBytes(configuration.path("CodeSha256").asText().getBytes(StandardCharsets.UTF_8));
        return "https://awslambda-" + world.region() + "-tasks.s3." + world.region() + ".amazonaws.com/snapshots/"
                + world.accountId() + "/" + name + "-" + id + "?X-Amz-Expires=600&X-Amz-Security-Token="
                + Planted.URL_TOKEN + "&X-Amz-Signature=" + Planted.URL_SIGNATURE;
    }

    private static ObjectNode tags(Resource function) {
        var tags = JsonNodeFactory.instance.objectNode();
        for (var tag : function.properties().path("Tags")) {
            tags.put(tag.path("Key").asText(), tag.path("Value").asText());
        }
        return tags;
    }
}
