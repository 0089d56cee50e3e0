package marketdata.bus;

import marketdata.event.TestEvent;

/** A bus that takes acknowledgements of the canary's test events; source is always {@code serin.probe}. */
@FunctionalInterface
public interface AcknowledgingBus {

    /** Puts one: the function got that event, as that version. Throws when the bus does not take it. */
    void acknowledge(TestEvent event, String function, String version);
}
