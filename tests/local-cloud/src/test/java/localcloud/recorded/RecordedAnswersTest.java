package localcloud.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Service;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each answer that AWS gave to an operation that the local cloud serves: documents are rebuilt from it, projected, and the
 * projection must have the answer's members, types and values, or its error code and HTTP status.
 */
class RecordedAnswersTest {
    private static final Pattern ARN = Pattern.compile("arn:aws:[a-z0-9]+:([a-z0-9-]*):(\\d{9,12}):");

    /** The operations of each service. */
    private static final Map<String, Set<String>> NAMES = Served.ALL.stream()
            .collect(Collectors.toMap(
                    Served::folder,
                    served -> served.service().apply(new Scene("eu-west-1", "111122223333")).operations().stream()
                            .map(Operation::name)
                            .collect(Collectors.toSet())));

    @TestFactory
    Stream<DynamicTest> calls() {
        return Corpus.files("recorded-answers/calls").stream()
                .flatMap(file -> served(file).stream()
                        .map(operation -> DynamicTest.dynamicTest(
                                Corpus.name(file), () -> check(operation, Corpus.name(file), Corpus.read(file)))));
    }

    @TestFactory
    Stream<DynamicTest> snapshots() {
        return Snapshots.steps()
                .map(step -> DynamicTest.dynamicTest(
                        step.name(),
                        () -> check(operation(step.service(), step.operation()), step.name(), step.recorded())));
    }

    /** An operation with the way back to its documents. */
    private record Known(Served served, String operation) {}

    private static Known operation(String service, String operation) {
        return Served.ALL.stream()
                .filter(each -> each.folder().equals(service))
                .findFirst()
                .map(each -> new Known(each, operation))
                .orElseThrow(() -> new IllegalArgumentException("no service " + service));
    }

    /** The operation of a file's folder, {@code service.Operation}, when it is served. */
    private static Optional<Known> served(Path file) {
        String folder = file.getName(file.getNameCount() - 2).toString();
        int dot = folder.indexOf('.');
        String operation = folder.substring(dot + 1);
        return Served.ALL.stream()
                .filter(each -> each.folder().equals(folder.substring(0, dot)))
                .filter(each -> NAMES.getOrDefault(each.folder(), Set.of()).contains(operation))
                .findFirst()
                .map(each -> new Known(each, operation));
    }

    private static void check(Known known, String name, JsonNode recorded) {
        Rebuild rebuild = known.served().rebuilds().get(known.operation());
        if (rebuild == null) {
            fail(known.operation() + " is served, but there is no way back from its answers: add one to its Rebuilds");
        }
        JsonNode answer = recorded.path("answer");
        Scene scene = scene(answer);
        ObjectNode input = rebuild.into(scene, answer);
        Service service = known.served().service().apply(scene);
        List<String> differences = ours(
                service,
                known.operation(),
                input,
                answer,
                recorded.path("status").asInt());
        assertThat(Differences.unexplained(name, differences))
                .as("differences from what AWS answered, input %s", input)
                .isEmpty();
    }

    private static List<String> ours(Service service, String operation, ObjectNode input, JsonNode answer, int status) {
        try {
            String principal = answer.path("Arn").asText("arn:aws:iam::111122223333:user/administrator");
            JsonNode ours = Calls.call(service, operation, principal, input);
            return answer.has("Error")
                    ? List.of("Error must be " + answer.path("Error") + ", is " + ours)
                    : Compared.differences(answer, ours);
        } catch (AwsError error) {
            JsonNode expected = answer.path("Error");
            if (!error.code().equals(expected.path("Code").asText())
                    || error.status() != status
                    || !String.valueOf(error.getMessage())
                            .equals(expected.path("Message").asText(String.valueOf(error.getMessage())))) {
                return List.of("Error must be " + expected + " " + status + ", is " + error.status() + " "
                        + error.code() + " " + error.getMessage());
            }
            return List.of();
        }
    }

    /** A world in the region and account that the answer's first ARN names. */
    private static Scene scene(JsonNode answer) {
        Matcher arn = ARN.matcher(answer.toString());
        String region = "eu-west-1";
        String account = answer.path("Account").asText("111122223333");
        while (arn.find()) {
            account = arn.group(2);
            if (!arn.group(1).isEmpty()) {
                return new Scene(arn.group(1), account);
            }
        }
        return new Scene(region, account);
    }
}
