package localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import localcloud.iam.Policies.Source;
import localcloud.iam.Policies.Target;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What AWS's documentation says of its own example policies; each case cites its page. */
class DocumentedDecisionsTest {
    private static final JsonNode FILE = read();

    @TestFactory
    Stream<DynamicTest> decisions() {
        var tests = new ArrayList<DynamicTest>();
        for (var each : FILE.path("cases")) {
            tests.add(DynamicTest.dynamicTest(
                    each.path("says").asText() + " ["
                            + each.path("page").asText().replaceAll(".*/", "") + "]",
                    () -> assertThat(word(decide(each)))
                            .as(each.toPrettyString())
                            .isEqualTo(each.path("expected").asText())));
        }
        return tests.stream();
    }

    @Test
    void areAtLeastEightyAndEachCitesItsPage() {
        assertThat(FILE.path("cases").size()).isGreaterThanOrEqualTo(80);
        for (var each : FILE.path("cases")) {
            assertThat(each.path("page").asText()).startsWith("https://docs.aws.amazon.com/");
        }
    }

    private static Decision decide(JsonNode given) throws MalformedPolicyException {
        var identity = new ArrayList<Source>();
        for (var name : given.path("identity")) {
            identity.add(source(name.asText()));
        }
        var target = new Target(
                given.path("owner").asText(""),
                given.has("resourcePolicy")
                        ? Optional.of(source(given.path("resourcePolicy").asText()))
                        : Optional.empty(),
                given.path("resourcePolicyDecides").asBoolean());
        var boundary = given.has("boundary")
                ? Optional.of(source(given.path("boundary").asText()))
                : Optional.<Source>empty();
        var request = new Request(
                principal(given.path("principal")),
                given.path("action").asText(),
                given.path("resource").asText(),
                context(given.path("context")));
        return Evaluation.decide(request, new Policies(identity, boundary, target));
    }

    private static Source source(String name) throws MalformedPolicyException {
        return new Source(name, Policy.read(FILE.path("policies").path(name)));
    }

    private static Principal principal(JsonNode node) {
        if (node.isTextual()) {
            return new Principal.User(node.asText());
        }
        return node.has("service")
                ? new Principal.AwsService(node.path("service").asText())
                : new Principal.Session(
                        node.path("session").asText(), node.path("role").asText());
    }

    private static Context context(JsonNode node) {
        var context = Context.EMPTY;
        for (var key : node.properties()) {
            var values = new ArrayList<String>();
            (key.getValue().isArray() ? key.getValue() : List.of(key.getValue()))
                    .forEach(value -> values.add(value.asText()));
            context = context.with(key.getKey(), values);
        }
        return context;
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.Allowed allowed -> "allowed";
            case Decision.ExplicitDeny denied -> "explicitDeny";
            case Decision.ImplicitDeny denied -> "implicitDeny";
        };
    }

    private static JsonNode read() {
        try (var file = DocumentedDecisionsTest.class.getResourceAsStream("documented-decisions.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
