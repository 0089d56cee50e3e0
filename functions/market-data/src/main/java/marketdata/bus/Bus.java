package marketdata.bus;

import java.util.List;

/** A bus that takes the functions' events; source is always {@code market-data}. */
public interface Bus {

    /** As AWS names it. */
    String name();

    /**
     * Puts events.
     *
     * @return those that the bus did not take
     */
    List<OutgoingEvent> put(List<OutgoingEvent> events);
}
