package serin.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import serin.template.Json;
import serin.template.Value;

/** Expressions that AWS accepted or rejected, as recorded; one case for each. */
class ScheduleCorpusTest {
    private static final Path FILE =
            Path.of(System.getProperty("serin.root", "."), "..", "shared", "corpus", "schedule-expressions.json");

    @TestFactory
    Stream<DynamicTest> agreesWithAws() throws IOException {
        if (!Files.exists(FILE)) {
            System.out.println("schedule expressions: the corpus is not here, nothing was run from it");
            return Stream.of();
        }
        var recorded = (Value.Mapping) Json.parse(Files.readString(FILE));
        // Scheduler's cron is the same language; its at(…) is no schedule of a rule.
        return Stream.of("rule", "scheduler")
                .flatMap(service -> Stream.concat(
                        texts(recorded, service, "valid")
                                .map(text -> DynamicTest.dynamicTest(
                                        service + " accepts " + text,
                                        () -> assertThat(Schedule.parse(text)).isNotNull())),
                        texts(recorded, service, "invalid")
                                .map(text -> DynamicTest.dynamicTest(
                                        service + " rejects " + text,
                                        () -> assertThatThrownBy(() -> Schedule.parse(text))
                                                .isInstanceOf(MalformedSchedule.class)))));
    }

    private static Stream<String> texts(Value.Mapping recorded, String service, String kind) {
        var expressions = ((Value.Mapping) recorded.entries().getOrDefault(service, Value.Mapping.EMPTY))
                .entries()
                .getOrDefault(kind, new Value.Sequence(List.of()));
        return ((Value.Sequence) expressions).items().stream().map(item -> ((Value.Text) item).text());
    }
}
