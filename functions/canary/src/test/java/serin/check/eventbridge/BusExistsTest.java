package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.finding.Outcome;

class BusExistsTest {
    @Test
    void passesWhenThere() {
        assertThat(Rules.stack().examine(new BusExists(), "Bus", Rules.cloud()))
                .isEqualTo(new Outcome.Pass("market-data", Rules.READ));
    }

    @Test
    void failsWhenAbsent() {
        assertThat(Rules.stack().examine(new BusExists(), "Bus", new FakeCloud()))
                .isEqualTo(new Outcome.Fail("bus market-data", "bus market-data", Rules.READ));
    }

    @Test
    void isUnknownWhenDenied() {
        var cloud = new FakeCloud().denied("bus market-data", "events:DescribeEventBus");
        assertThat(Rules.stack().examine(new BusExists(), "Bus", cloud))
                .isEqualTo(Rules.denied("events:DescribeEventBus"));
    }
}
