package serin.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import serin.probe.Parallel.Running;
import serin.probe.ProbeAnswer.Examined;
import serin.probe.ProbeAnswer.Rehearsed;

/** One look at what a function declares: all of it at once, inside one time limit. */
record Examination(List<Examined> dependencies, List<Rehearsed> rehearsals) {
    private static final String LATE = "no answer before the probe's time was up";

    static Examination of(Declaration declared, ProbeRequest asked, Duration limit) {
        var parallel = Parallel.within(limit);
        var dependencies = new ArrayList<Running<Examined>>();
        for (var dependency : declared.dependencies()) {
            dependencies.add(start(parallel, dependency, declared.codes(), asked));
        }
        asked.event()
                .ifPresent(event -> dependencies.add(start(parallel, given(event, declared), declared.codes(), asked)));
        var rehearsals = new ArrayList<Running<Rehearsed>>();
        for (var rehearsal : declared.rehearsals()) {
            if (asked.rehearse().map(rehearsal.name()::equals).orElse(true)) {
                rehearsals.add(start(parallel, rehearsal, declared.codes()));
            }
        }
        var examined = parallel.results(dependencies);
        var rehearsed = new ArrayList<>(parallel.results(rehearsals));
        parallel.end();
        unknown(declared, asked, rehearsed);
        return new Examination(examined, rehearsed);
    }

    private static Running<Examined> start(
            Parallel parallel, Dependency dependency, ErrorCodes codes, ProbeRequest asked) {
        if (dependency.effect() && !asked.effects().contains(dependency.name())) {
            var unproven = examined(
                    dependency,
                    Outcome.UNPROVEN,
                    0,
                    "not proven: trying has an effect, and the canary did not ask for it");
            return parallel.start(clock -> unproven, millis -> unproven);
        }
        return parallel.start(
                clock -> {
                    try {
                        var detail = dependency.trial().run(codes);
                        return examined(dependency, Outcome.OK, clock.millis(), detail);
                    } catch (Dependency.Unproven e) {
                        return examined(dependency, Outcome.UNPROVEN, 0, String.valueOf(e.getMessage()));
                    } catch (Dependency.Absent e) {
                        return examined(dependency, Outcome.MISSING, clock.millis(), String.valueOf(e.getMessage()));
                    } catch (Dependency.NotAsNeeded e) {
                        return examined(dependency, Outcome.ERROR, clock.millis(), String.valueOf(e.getMessage()));
                    } catch (Throwable e) {
                        // Throwable: what is broken may well be a class that cannot be loaded.
                        var failure = Failure.of(e, codes, dependency.kind() == Kind.SECRET);
                        return examined(dependency, failure.outcome(), clock.millis(), failure.detail());
                    }
                },
                millis -> examined(dependency, Outcome.TIMEOUT, millis, LATE));
    }

    private static Running<Rehearsed> start(Parallel parallel, Rehearsal rehearsal, ErrorCodes codes) {
        return parallel.start(
                clock -> {
                    try {
                        var performance = rehearsal.act().perform();
                        return new Rehearsed(
                                rehearsal.name(), "ok", clock.millis(), performance.would(), performance.detail());
                    } catch (Throwable e) {
                        // Throwable: code that is tried may overflow its stack, or lack a class.
                        var detail = Failure.of(e, codes, false).detail();
                        return new Rehearsed(rehearsal.name(), "failed", clock.millis(), Map.of(), detail);
                    }
                },
                millis -> new Rehearsed(rehearsal.name(), "timeout", millis, Map.of(), LATE));
    }

    /** An event that the canary sends along, which any of the function's readers may take. */
    private static Dependency given(String event, Declaration declared) {
        return new Dependency(
                Kind.EVENT,
                "serin.event",
                "read",
                codes -> {
                    var refusals = new ArrayList<String>();
                    for (var type : declared.events()) {
                        try {
                            type.reader().read(new ByteArrayInputStream(event.getBytes(UTF_8)));
                            return "read as " + type.detailType();
                        } catch (Exception e) {
                            refusals.add(type.detailType() + ": " + e.getMessage());
                        }
                    }
                    throw new Dependency.NotAsNeeded(
                            refusals.isEmpty() ? "the function declares no event" : String.join("; ", refusals));
                },
                false);
    }

    private static void unknown(Declaration declared, ProbeRequest asked, List<Rehearsed> rehearsed) {
        asked.rehearse().filter(name -> !name.isEmpty() && rehearsed.isEmpty()).ifPresent(name -> {
            var names = declared.rehearsals().stream().map(Rehearsal::name).toList();
            rehearsed.add(
                    new Rehearsed(name, "failed", 0, Map.of(), "there is no such rehearsal; declared are " + names));
        });
    }

    private static Examined examined(Dependency dependency, Outcome outcome, long millis, String detail) {
        return new Examined(dependency.kind(), dependency.name(), dependency.operation(), outcome, millis, detail);
    }
}
