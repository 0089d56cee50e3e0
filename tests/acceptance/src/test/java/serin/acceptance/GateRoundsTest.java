package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import serin.demo.Shipment;
import serin.demo.Shipment.Order;

/**
 * Seven deployments at once, again and again: no wrong answer, no missing one, no deadlock. Every third round ships a version that is
 * bad for all seven. {@code -Dserin.gate.rounds=50} makes it 50 rounds in place of 3.
 */
class GateRoundsTest {
    private static final int ROUNDS = Integer.getInteger("serin.gate.rounds", 3);

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    static Stream<Integer> rounds() {
        return IntStream.rangeClosed(1, ROUNDS).boxed();
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void sevenAtOnce(int round) {
        stack.admin().reset();
        if (round % 3 == 2) {
            badForAll();
        } else {
            goodForAll();
        }
    }

    private void goodForAll() {
        var shipment = Shipment.of(stack.admin(), Order.of("good", GateTest.ALL_SEVEN));

        assertThat(shipment.functions()).hasSize(7).allSatisfy(shipped -> {
            assertThat(shipped.status()).as("%s", shipped).isEqualTo("Succeeded");
            assertThat(shipped.after()).isEqualTo(shipped.target());
            assertThat(shipped.hooks()).containsExactly("BeforeAllowTraffic Succeeded", "AfterAllowTraffic Succeeded");
        });
    }

    /** The first that fails fails the update, which stops the others: none of them has had traffic. */
    private void badForAll() {
        var shipment = Shipment.of(stack.admin(), Order.of("throws-on-event", GateTest.ALL_SEVEN));

        assertThat(shipment.status()).isEqualTo("Failed");
        assertThat(shipment.functions()).hasSize(7).allSatisfy(shipped -> {
            assertThat(shipped.status()).as("%s", shipped).isIn("Failed", "Stopped");
            assertThat(shipped.reason()).as("%s", shipped).doesNotStartWith("TIMEOUT");
            assertThat(shipped.weightsMoved()).isFalse();
            assertThat(shipped.after()).isEqualTo(shipped.before());
        });
        assertThat(shipment.functions())
                .anySatisfy(shipped -> assertThat(shipped.status()).isEqualTo("Failed"));
    }
}
