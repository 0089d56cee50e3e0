package localcloud.wire;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import localcloud.service.AwsError;
import localcloud.service.FaultPoint;

/** The faults that are in force, in the order in which they came. */
public final class Faults implements FaultPoint {
    private final CopyOnWriteArrayList<Fault> faults = new CopyOnWriteArrayList<>();
    private final Set<String> struck = ConcurrentHashMap.newKeySet();
    private final RandomGenerator random;

    /**
     * A set without faults.
     *
     * @param random decides by a fault's probability; must bear several threads
     */
    public Faults(RandomGenerator random) {
        this.random = random;
    }

    public void add(Fault fault) {
        faults.add(fault);
    }

    public List<Fault> all() {
        return List.copyOf(faults);
    }

    public void clear() {
        faults.clear();
    }

    /** Without faults, and with nobody struck. */
    public void reset() {
        faults.clear();
        struck.clear();
    }

    /** The callers that any fault has struck since the last reset, whether or not it is still in force. */
    public Set<String> struck() {
        return Set.copyOf(struck);
    }

    /** For a delivery from service to service, which no client's protocol wraps. */
    @Override
    public void strike(String service, String operation, String caller) throws AwsError {
        for (var fault : striking(service, operation, caller)) {
            switch (fault.kind()) {
                case DELAY -> fault.pause();
                case THROTTLE -> throw new AwsError(429, "ThrottlingException", "Rate exceeded");
                case ERROR -> throw new AwsError(500, "InternalFailure", "The request processing has failed.");
                case DENY ->
                    throw new AwsError(
                            403,
                            "AccessDeniedException",
                            caller + " is not authorized to perform: " + service + ":"
                                    + IamActions.of(service, operation));
            }
        }
    }

    /** Those that strike this call: each that meets it, by its own throw of the dice. */
    List<Fault> striking(String service, String operation, String caller) {
        var striking = faults.stream()
                .filter(fault -> fault.meets(service, operation, caller))
                .filter(fault -> fault.probability() >= 1 || random.nextDouble() < fault.probability())
                .toList();
        if (!striking.isEmpty()) {
            struck.add(caller);
        }
        return striking;
    }
}
