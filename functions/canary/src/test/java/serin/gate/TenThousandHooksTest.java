package serin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import serin.gate.World.Version;
import serin.observation.Observation;
import serin.observation.Observation.Reason;

/** Ten thousand hooks with random faults on a virtual clock: each gets exactly one answer in time, and no bad version passes. */
class TenThousandHooksTest {
    private static final int HOOKS = 10_000;
    private static final List<Version> VERSIONS = List.of(Version.values());
    private static final List<Reason> REASONS = List.of(Reason.values());
    private static final long SEED = 20_261_127;

    /** A transient fault of the answer itself ends before the retries do. */
    private static final int MOST_FAILED_ANSWERS = 2;

    @Test
    void areAnsweredExactlyOnceAndNeverWrongly() {
        var random = new Random(SEED);
        var passed = 0;
        for (var hook = 0; hook < HOOKS; hook++) {
            var world = new World();
            world.version = VERSIONS.get(random.nextInt(VERSIONS.size()));
            var after = random.nextBoolean();
            if (after) {
                world.after();
            }
            world.invocationTakes = Duration.ofSeconds(random.nextInt(100) == 0 ? 65 : 1);
            var rate = random.nextInt(4) * 0.1;
            var failedAnswers = new int[1];
            world.faults = operation -> fault(operation, world, random, rate, failedAnswers);
            if (random.nextInt(10) == 0) {
                world.ledger.loseEverything("throttled");
            }

            var verdict = world.answer().run().verdict().word();
            var again = random.nextInt(5) == 0 ? Optional.of(world.answer()) : Optional.<HookReport>empty();

            assertThat(world.accepted).as("hook %d", hook).hasSize(1);
            assertThat(again.map(HookReport::isSettled).orElse(true)).isTrue();
            assertThat(world.now).as("hook %d", hook).isBefore(World.START.plus(Duration.ofMinutes(10)));
            if (world.accepted.contains("Succeeded")) {
                passed++;
                assertThat(isGood(world.version, after) || (after && !verdict.equals("UNHEALTHY")))
                        .as("hook %d: %s after=%s %s", hook, world.version, after, verdict)
                        .isTrue();
            }
        }
        assertThat(passed).isGreaterThan(HOOKS / 20);
    }

    /** What the hook at this moment is there to catch: a rehearsal is compared before, and a leak shows after. */
    private static boolean isGood(Version version, boolean after) {
        return switch (version) {
            case GOOD, WITHOUT_PROBE -> true;
            case LEAKS -> !after;
            case WRONG_ANSWER, TEN_TIMES_SLOWER -> after;
            case THROWS, NO_JSON, OTHER_VERSION, DENIED, FAILED_REHEARSAL, INACTIVE -> false;
        };
    }

    private static Optional<Observation.Unreadable<?>> fault(
            String operation, World world, Random random, double rate, int[] failedAnswers) {
        if (random.nextDouble() >= rate) {
            return Optional.empty();
        }
        world.now = world.now.plusSeconds(random.nextInt(8));
        if (operation.startsWith("Put")) {
            if (++failedAnswers[0] > MOST_FAILED_ANSWERS) {
                return Optional.empty();
            }
        } else if (random.nextInt(8) == 0) {
            throw new IllegalStateException("a check that throws");
        } else if (random.nextInt(20) == 0) {
            throw new StackOverflowError("a check that dies");
        }
        return Optional.of(World.unreadable(REASONS.get(random.nextInt(REASONS.size()))));
    }
}
