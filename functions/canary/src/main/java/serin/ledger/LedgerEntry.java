package serin.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import serin.finding.Fire;
import serin.metric.Tallies;
import serin.run.Run;
import serin.run.Trigger;

/**
 * One run of a stack, one execution of a hook, one request of the stack gate, or one time at which a schedule was to fire.
 *
 * @param trigger why it was made, in the report's word, such as {@code hook-before}
 * @param startedAt of a stack run by the cloud's clock, of a hook by the canary's, of a fire the scheduled time; to the millisecond, as is the
 *     duration
 * @param duration zero while the run is only begun
 * @param answer what CodeDeploy, or CloudFormation, was told; empty for a stack run, and before the answer
 * @param version what the deployment ships; empty for a stack run, and for a hook that could not learn it
 * @param build what was judged: for a stack run the value of the stack's parameter {@code Commit}, for a hook the target
 *     version's code hash, for the stack gate the parameter {@code BuildId}; empty when it is not known
 * @param tallies of a stack run, for the failure rates; none for a hook and the stack gate, which judge what is to come and not what is
 */
public record LedgerEntry(
        LedgerKey key,
        Kind kind,
        String trigger,
        Instant startedAt,
        Duration duration,
        Standing standing,
        Optional<Answer> answer,
        Optional<ShippedVersion> version,
        Optional<String> build,
        Counts counts,
        KeptFindings findings,
        Tallies tallies) {
    /** The form of a row; a reader skips none that is newer, and reads of it what it knows. */
    public static final int SCHEMA = 1;

    /** How long a deployment is kept: longer than a year, so that it can be compared with last year's. */
    private static final Duration HOOKS_KEPT = Duration.ofDays(400);

    /** How long a run and a fire are kept; there are 24 and more a day. */
    private static final Duration RUNS_KEPT = Duration.ofDays(30);

    public LedgerEntry {
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(trigger, "trigger is null");
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
        duration = duration.truncatedTo(ChronoUnit.MILLIS);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, was " + duration);
        }
        Objects.requireNonNull(standing, "standing is null");
        Objects.requireNonNull(answer, "answer is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(build, "build is null");
        Objects.requireNonNull(counts, "counts is null");
        Objects.requireNonNull(findings, "findings is null");
        Objects.requireNonNull(tallies, "tallies is null");
    }

    /** A run that has only begun; what it finds is recorded over it. */
    public static LedgerEntry begun(LedgerKey key, Trigger trigger, Instant startedAt) {
        return new LedgerEntry(
                key,
                kind(key, trigger),
                trigger.word(),
                startedAt,
                Duration.ZERO,
                Standing.BEGUN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Counts.NONE,
                KeptFindings.NONE,
                Tallies.NONE);
    }

    /** A run that is finished. */
    public static LedgerEntry of(LedgerKey key, Run run) {
        return new LedgerEntry(
                key,
                kind(key, run.trigger()),
                run.trigger().word(),
                run.startedAt(),
                run.duration(),
                Standing.of(run.verdict()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Counts.of(run.findings()),
                KeptFindings.of(run.findings()),
                kind(key, run.trigger()) == Kind.STACK_RUN ? Tallies.of(run.findings()) : Tallies.NONE);
    }

    /**
     * What a run has concluded of one scheduled time. The standing says it: HEALTHY for CONFIRMED, UNHEALTHY for MISSED.
     *
     * @param run the run that has looked
     */
    public static LedgerEntry of(Run run, Fire fire) {
        return new LedgerEntry(
                LedgerKey.ofFire(run.stack(), fire.rule(), fire.at()),
                Kind.FIRE,
                run.trigger().word(),
                fire.at(),
                Duration.ZERO,
                switch (fire.conclusion()) {
                    case CONFIRMED -> Standing.HEALTHY;
                    case MISSED -> Standing.UNHEALTHY;
                    case UNKNOWN -> Standing.INCONCLUSIVE;
                },
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Counts.NONE,
                KeptFindings.of(fire),
                Tallies.NONE);
    }

    /** What was concluded of a scheduled time; empty for a row that is about something else. */
    public Optional<Fire> fire() {
        return switch (kind) {
            case STACK_RUN, HOOK, STACK_GATE -> Optional.empty();
            case FIRE ->
                findings.findings().stream()
                        .findFirst()
                        .map(finding -> new Fire(
                                finding.logicalId(),
                                startedAt,
                                switch (standing) {
                                    case HEALTHY -> Fire.Conclusion.CONFIRMED;
                                    case UNHEALTHY -> Fire.Conclusion.MISSED;
                                    case INCONCLUSIVE, BEGUN -> Fire.Conclusion.UNKNOWN;
                                },
                                finding.message()));
        };
    }

    public LedgerEntry answered(Answer answered) {
        return new LedgerEntry(
                key,
                kind,
                trigger,
                startedAt,
                duration,
                standing,
                Optional.of(answered),
                version,
                build,
                counts,
                findings,
                tallies);
    }

    public LedgerEntry shipping(ShippedVersion shipped) {
        return new LedgerEntry(
                key,
                kind,
                trigger,
                startedAt,
                duration,
                standing,
                answer,
                Optional.of(shipped),
                build,
                counts,
                findings,
                tallies);
    }

    public LedgerEntry built(String built) {
        return new LedgerEntry(
                key,
                kind,
                trigger,
                startedAt,
                duration,
                standing,
                answer,
                version,
                Optional.of(built),
                counts,
                findings,
                tallies);
    }

    /**
     * Which of two entries of one key stays: the one that weighs more, and of equals the first. The answer that CodeDeploy got
     * comes before the verdict, and Failed before Succeeded. Of a fire, what was seen comes before what was not: MISSED rests on data
     * points that are not there, and CONFIRMED on one that is, were it late. Of the stack gate's the first that has an answer stays,
     * whatever it is: a repetition of a request answers the same.
     */
    public int weight() {
        if (kind == Kind.FIRE) {
            return switch (standing) {
                case BEGUN -> 0;
                case INCONCLUSIVE -> 1;
                case UNHEALTHY -> 2;
                case HEALTHY -> 3;
            };
        }
        if (kind == Kind.STACK_GATE) {
            return answer.isPresent() ? 1 : 0;
        }
        var answered = answer.map(given -> switch (given) {
                    case SUCCEEDED -> 1;
                    case FAILED -> 2;
                })
                .orElse(0);
        return answered * 10 + standing.weight();
    }

    /** When the row may go. */
    public Instant expiresAt() {
        return startedAt.plus(
                switch (kind) {
                    case HOOK, STACK_GATE -> HOOKS_KEPT;
                    case STACK_RUN, FIRE -> RUNS_KEPT;
                });
    }

    private static Kind kind(LedgerKey key, Trigger trigger) {
        if (key.deploymentId().isPresent()) {
            return Kind.HOOK;
        }
        return trigger == Trigger.STACK_GATE ? Kind.STACK_GATE : Kind.STACK_RUN;
    }
}
