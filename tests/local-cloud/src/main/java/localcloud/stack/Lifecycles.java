package localcloud.stack;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import localcloud.template.Provisioners;

/** The lifecycle of each type: a part's own, or that of a document. */
public final class Lifecycles {
    private static final String ANY = "*";

    private final Map<String, Lifecycle> byType = new HashMap<>();

    /**
     * @param own by type, or by the beginning of a type and {@code *}
     */
    public Lifecycles(Map<String, Lifecycle> own) {
        this(own, UnaryOperator.identity());
    }

    /** The same, each behind a guard. */
    public Lifecycles(Map<String, Lifecycle> own, UnaryOperator<Lifecycle> guard) {
        Provisioners.byType().forEach((type, provisioner) -> byType.put(type, new DocumentLifecycle(provisioner)));
        byType.putAll(own);
        byType.replaceAll((_, lifecycle) -> guard.apply(lifecycle));
    }

    /** Empty for a type that cannot be deployed. */
    public Optional<Lifecycle> find(String type) {
        var exact = byType.get(type);
        return exact != null
                ? Optional.of(exact)
                : byType.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(ANY))
                        .filter(entry -> type.startsWith(
                                entry.getKey().substring(0, entry.getKey().length() - ANY.length())))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    public boolean knows(String type) {
        return find(type).isPresent();
    }
}
