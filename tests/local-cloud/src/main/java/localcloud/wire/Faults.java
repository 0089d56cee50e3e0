package localcloud.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** The faults that are in force, in the order in which they came. */
public final class Faults {
    private final CopyOnWriteArrayList<Fault> faults = new CopyOnWriteArrayList<>();
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

    /** Those that strike this call: each that meets it, by its own throw of the dice. */
    List<Fault> strike(String service, String operation, String caller) {
        return faults.stream()
                .filter(fault -> fault.meets(service, operation, caller))
                .filter(fault -> fault.probability() >= 1 || random.nextDouble() < fault.probability())
                .toList();
    }
}
