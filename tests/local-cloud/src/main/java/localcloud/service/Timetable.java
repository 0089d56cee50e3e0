package localcloud.service;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What comes round by itself, by the cloud's clock. */
public interface Timetable {

    /** The logical ids of all that can come round, whether it is enabled or not. */
    Set<String> ids();

    /** When one comes round next after an instant; empty when it never does, or is not enabled. */
    Optional<Instant> next(String logicalId, Instant after);

    /** Lets one come round; what follows goes on in the background. */
    void fire(String logicalId, Instant at);
}
