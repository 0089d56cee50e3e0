package serin.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import serin.expectation.Declared;
import serin.expectation.ExpectedResource;
import serin.expectation.ExpectedStack;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.template.ResolvedTemplate;
import serin.template.Value;

class PropertyCheckTest {
    private static final Evidence EVIDENCE = Evidence.of("test:Read");
    private static final ResourceRef THING = new ResourceRef("Thing", Optional.of("thing"), "AWS::Test::Thing");

    @Test
    void passesWhenTheSameAndShowsWhatWasFound() {
        assertThat(examine(new Declared.Known<>("A"), present("a"))).isEqualTo(new Outcome.Pass("<a>", EVIDENCE));
    }

    @Test
    void failsWhenDifferentAndShowsBoth() {
        assertThat(examine(new Declared.Known<>("A"), present("b")))
                .isEqualTo(new Outcome.Fail("<A>", "<b>", EVIDENCE));
    }

    @Test
    void isSkippedWhenAbsent() {
        assertThat(examine(new Declared.Known<>("A"), new Observation.Absent<>("thing", EVIDENCE)))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("test.exists", "Thing")));
    }

    @Test
    void isUnknownWithTheActionWhenDenied() {
        assertThat(examine(
                        new Declared.Known<>("A"),
                        new Observation.Unreadable<>("test:Read", Observation.Reason.DENIED, "AccessDenied")))
                .isEqualTo(new Outcome.Unknown("test:Read: AccessDenied", Optional.of("test:Read")));
    }

    @Test
    void isUnknownWithoutAnActionWhenThrottled() {
        assertThat(examine(
                        new Declared.Known<>("A"),
                        new Observation.Unreadable<>("test:Read", Observation.Reason.THROTTLED, "slow down")))
                .isEqualTo(new Outcome.Unknown("test:Read: slow down"));
    }

    @Test
    void isSkippedWhenSecret() {
        assertThat(examine(new Declared.Secret<>("P: NoEcho"), present("a")))
                .isEqualTo(new Outcome.Skipped("not verified: P: NoEcho"));
    }

    @Test
    void isUnknownWhenUnresolved() {
        assertThat(examine(new Declared.Unresolved<>("P: x"), present("a")))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: P: x"));
    }

    @Test
    void doesNotApplyWhenOmitted() {
        assertThat(check(new Declared.Omitted<>(), present("a")).appliesTo(expected()))
                .isFalse();
        assertThat(check(new Declared.Secret<>("s"), present("a")).appliesTo(expected()))
                .isTrue();
        assertThat(examine(new Declared.Omitted<>(), present("a")))
                .isEqualTo(new Outcome.Skipped("the template does not declare it"));
    }

    private static Outcome examine(Declared<String> declared, Observation<String> observation) {
        var stack = new ExpectedStack(
                THING, new ResolvedTemplate(Map.of(), Map.of(), Set.of(), Value.Mapping.EMPTY), List.of());
        return check(declared, observation)
                .examine(expected(), new Context(stack, new FakeCloud().cloud(), Instant.EPOCH, new NoProbes()));
    }

    private static PropertyCheck<ExpectedResource, String, String> check(
            Declared<String> declared, Observation<String> observation) {
        return new PropertyCheck<>(
                new CheckInfo(
                        "test.same", "is same", Severity.HIGH, Set.of(), Set.of(), "https://example.com", "Mend."),
                ExpectedResource.class,
                _ -> declared,
                (_, _) -> observation,
                facts -> facts,
                String::equalsIgnoreCase,
                value -> "<" + value + ">",
                "test.exists");
    }

    private static ExpectedResource expected() {
        return new ExpectedResource(THING, Optional.empty());
    }

    private static Observation<String> present(String facts) {
        return new Observation.Present<>(facts, EVIDENCE);
    }
}
