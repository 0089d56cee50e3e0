package serin.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import serin.check.Check;
import serin.check.Context;
import serin.check.FakeCloud;
import serin.check.NoProbes;
import serin.expectation.Expectation;
import serin.expectation.ExpectedStack;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.template.ResolvedTemplate;
import serin.template.Value;

class RunnerTest {
    private static final Outcome PASS = new Outcome.Pass("well", Evidence.of("thing:Read"));
    private static final Outcome FAIL = new Outcome.Fail("well", "ill", Evidence.of("thing:Read"));
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void examinesEveryCheckOnEveryResource() {
        var findings = run(LONG, Selection.ALL, List.of(check("thing.a", PASS), check("thing.b", FAIL)), "One", "Two");

        assertThat(findings)
                .extracting(Finding::ref)
                .containsExactlyInAnyOrder(
                        ref("thing.a", "One"), ref("thing.a", "Two"), ref("thing.b", "One"), ref("thing.b", "Two"));
    }

    @Test
    void aCheckThatThrowsIsUnknownAndTheOthersGoOn() {
        var broken = check("thing.a", _ -> {
            throw new IllegalStateException("boom");
        });

        var findings = run(LONG, Selection.ALL, List.of(broken, check("thing.b", PASS)), "One");

        assertThat(outcome(findings, "thing.a"))
                .isEqualTo(new Outcome.Unknown("the check itself failed: java.lang.IllegalStateException: boom"));
        assertThat(outcome(findings, "thing.b")).isEqualTo(PASS);
    }

    @Test
    void aCheckThatOverflowsTheStackIsUnknown() {
        var broken = check("thing.a", RunnerTest::overflow);

        assertThat(outcome(run(LONG, Selection.ALL, List.of(broken), "One"), "thing.a"))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aCheckThatHangsIsUnknownAtTheDeadlineAndTheOthersAreKept() {
        var never = new CountDownLatch(1);
        var hanging = check("thing.a", _ -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return PASS;
        });

        var findings = run(Duration.ofMillis(300), Selection.ALL, List.of(hanging, check("thing.b", PASS)), "One");

        assertThat(outcome(findings, "thing.a"))
                .isEqualTo(new Outcome.Unknown("the run's time was over before there was an answer"));
        assertThat(outcome(findings, "thing.b")).isEqualTo(PASS);
    }

    @Test
    void onlySelectedChecksAreExamined() {
        var findings = run(
                LONG,
                new Selection(List.of("thing.a*"), true),
                List.of(check("thing.a", PASS), check("thing.b", PASS)),
                "One");

        assertThat(findings).extracting(Finding::ref).containsExactly(ref("thing.a", "One"));
    }

    @Test
    void aCheckThatASelectedOneRefersToIsExaminedToo() {
        var skipped = check("thing.a", Outcome.Skipped.because(ref("thing.b", "One")));

        var findings = run(
                LONG, new Selection(List.of("thing.a"), true), List.of(skipped, check("thing.b", FAIL)), "One", "Two");

        assertThat(outcome(findings, "thing.b")).isEqualTo(FAIL);
        assertThat(findings).extracting(Finding::ref).doesNotContain(ref("thing.b", "Two"));
    }

    @Test
    void skippedOnAccountOfAFailureStaysSkipped() {
        var skipped = Outcome.Skipped.because(ref("thing.b", "One"));

        var findings = run(LONG, Selection.ALL, List.of(check("thing.a", skipped), check("thing.b", FAIL)), "One");

        assertThat(outcome(findings, "thing.a")).isEqualTo(skipped);
    }

    @Test
    void skippedOnAccountOfWhatPassedIsUnknown() {
        var skipped = check("thing.a", Outcome.Skipped.because(ref("thing.b", "One")));

        var findings = run(LONG, Selection.ALL, List.of(skipped, check("thing.b", PASS)), "One");

        assertThat(outcome(findings, "thing.a"))
                .isEqualTo(new Outcome.Unknown("left to thing.b@One, which did not fail in this run"));
    }

    @Test
    void skippedOnAccountOfNothingThatExistsIsUnknown() {
        var skipped = check("thing.a", Outcome.Skipped.because(ref("thing.z", "One")));

        assertThat(outcome(run(LONG, Selection.ALL, List.of(skipped), "One"), "thing.a"))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void twoThatAreSkippedOnAccountOfEachOtherAreUnknown() {
        var a = check("thing.a", Outcome.Skipped.because(ref("thing.b", "One")));
        var b = check("thing.b", Outcome.Skipped.because(ref("thing.a", "One")));

        assertThat(run(LONG, Selection.ALL, List.of(a, b), "One"))
                .extracting(Finding::outcome)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Unknown.class));
    }

    @Test
    void aCauseThatFailedIsShown() {
        var caused = failCausedBy("thing.b");

        var findings = run(LONG, Selection.ALL, List.of(check("thing.a", caused), check("thing.b", FAIL)), "One");

        assertThat(outcome(findings, "thing.a")).isEqualTo(caused);
    }

    @Test
    void aCauseThatDidNotFailIsNotShown() {
        for (var other : List.of(PASS, new Outcome.Unknown("no idea"), new Outcome.Skipped("not here"))) {
            var findings = run(
                    LONG,
                    Selection.ALL,
                    List.of(check("thing.a", failCausedBy("thing.b")), check("thing.b", other)),
                    "One");

            assertThat(outcome(findings, "thing.a")).isEqualTo(FAIL);
        }
    }

    @Test
    void aCauseThatDoesNotExistIsNotShown() {
        var findings = run(LONG, Selection.ALL, List.of(check("thing.a", failCausedBy("thing.z"))), "One");

        assertThat(outcome(findings, "thing.a")).isEqualTo(FAIL);
    }

    @Test
    void aCauseThatWasNotSelectedIsExaminedToo() {
        var caused = failCausedBy("thing.b");

        var findings = run(
                LONG,
                new Selection(List.of("thing.a"), true),
                List.of(check("thing.a", caused), check("thing.b", FAIL)),
                "One");

        assertThat(outcome(findings, "thing.b")).isEqualTo(FAIL);
        assertThat(outcome(findings, "thing.a")).isEqualTo(caused);
    }

    @Test
    void aCauseMayLeadToAFailureByWayOfWhatWasSkipped() {
        var caused = failCausedBy("thing.b");
        var skipped = check("thing.b", Outcome.Skipped.because(ref("thing.c", "One")));

        var findings =
                run(LONG, Selection.ALL, List.of(check("thing.a", caused), skipped, check("thing.c", FAIL)), "One");

        assertThat(outcome(findings, "thing.a")).isEqualTo(caused);
    }

    @Test
    void twoThatAreTheCauseOfEachOtherHaveNone() {
        var a = check("thing.a", failCausedBy("thing.b"));
        var b = check("thing.b", failCausedBy("thing.a"));
        var c = check("thing.c", failCausedBy("thing.a"));

        var findings = run(LONG, Selection.ALL, List.of(a, b, c), "One");

        assertThat(outcome(findings, "thing.a")).isEqualTo(FAIL);
        assertThat(outcome(findings, "thing.b")).isEqualTo(FAIL);
        assertThat(outcome(findings, "thing.c")).isEqualTo(failCausedBy("thing.a"));
    }

    @Test
    void nothingIsItsOwnCause() {
        var findings = run(LONG, Selection.ALL, List.of(check("thing.a", failCausedBy("thing.a"))), "One");

        assertThat(outcome(findings, "thing.a")).isEqualTo(FAIL);
    }

    @Test
    void skippedOnAccountOfAFailureThatIsPutDownToItStaysSkipped() {
        var skipped = Outcome.Skipped.because(ref("thing.b", "One"));
        var findings = run(
                LONG,
                Selection.ALL,
                List.of(check("thing.a", skipped), check("thing.b", failCausedBy("thing.a"))),
                "One");

        assertThat(outcome(findings, "thing.a")).isEqualTo(skipped);
        assertThat(outcome(findings, "thing.b")).isEqualTo(FAIL);
    }

    @Test
    void aResourceThatTheStackHasNotCreatedIsLeftToThatFinding() {
        var expected = new Thing(new ResourceRef("One", Optional.empty(), "Test::Thing"));
        var exists = check("stack.resources-exist", FAIL);

        var findings = new Runner(List.of(exists, check("thing.a", PASS)), Selection.ALL, Progress.NONE)
                .examine(context(List.of(expected)), LONG);

        assertThat(outcome(findings, "thing.a"))
                .isEqualTo(Outcome.Skipped.because(ref("stack.resources-exist", "One")));
    }

    @Test
    void aCheckThatInvokesIsSkippedWhereNothingMayBeInvoked() {
        var info = new CheckInfo(
                "thing.a", "answers", Severity.HIGH, Set.of("lambda:InvokeFunction"), Set.of(), "a page", "mend it");
        var invoking = new OneOutcome(info, _ -> PASS);

        var findings = run(LONG, new Selection(List.of(), false), List.of(invoking), "One");

        assertThat(outcome(findings, "thing.a")).isEqualTo(new Outcome.Skipped("nothing is invoked in this run"));
    }

    @Test
    void twoFindingsOfOneNameAreBothKept() {
        var findings = run(LONG, Selection.ALL, List.of(check("thing.a", PASS)), "Same", "Same");

        assertThat(findings).hasSize(2);
    }

    private record Thing(ResourceRef resource) implements Expectation {}

    private record OneOutcome(CheckInfo info, Function<Thing, Outcome> outcome) implements Check<Thing> {
        @Override
        public Class<Thing> about() {
            return Thing.class;
        }

        @Override
        public Outcome examine(Thing expected, Context context) {
            return outcome.apply(expected);
        }
    }

    /** {@link #FAIL} with a cause. */
    private static Outcome failCausedBy(String check) {
        return FAIL instanceof Outcome.Fail(var expected, var actual, var evidence, var _)
                ? new Outcome.Fail(expected, actual, evidence, Optional.of(ref(check, "One")))
                : FAIL;
    }

    private static Check<Thing> check(String id, Outcome outcome) {
        return check(id, _ -> outcome);
    }

    private static Check<Thing> check(String id, Function<Thing, Outcome> outcome) {
        var info = new CheckInfo(id, "is well", Severity.HIGH, Set.of(), Set.of(), "a page", "mend it");
        return new OneOutcome(info, outcome);
    }

    @SuppressWarnings("InfiniteRecursion") // That is what the test is about.
    private static Outcome overflow(Thing thing) {
        return overflow(thing);
    }

    private static List<Finding> run(Duration limit, Selection selection, List<Check<?>> checks, String... logicalIds) {
        List<Expectation> things = List.of(logicalIds).stream()
                .<Expectation>map(id -> new Thing(new ResourceRef(id, Optional.of("thing-" + id), "Test::Thing")))
                .toList();
        return new Runner(checks, selection, Progress.NONE).examine(context(things), limit);
    }

    private static Context context(List<Expectation> things) {
        var stack = new ExpectedStack(
                new ResourceRef("stack", Optional.of("stack"), "AWS::CloudFormation::Stack"),
                new ResolvedTemplate(Map.of(), Map.of(), Set.of(), Value.Mapping.EMPTY),
                things);
        return new Context(stack, new FakeCloud().cloud(), Instant.parse("2026-11-22T12:00:00Z"), new NoProbes());
    }

    private static Outcome outcome(List<Finding> findings, String check) {
        return findings.stream()
                .filter(finding -> finding.check().id().equals(check))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static FindingRef ref(String check, String logicalId) {
        return new FindingRef(check, logicalId);
    }
}
