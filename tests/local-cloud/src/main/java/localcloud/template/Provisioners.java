package localcloud.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every CloudFormation type that can be deployed; what rests on which page of AWS stands in PROJECTIONS.md, "Physical ids". */
public final class Provisioners {
    private static final Map<String, Provisioner> ALL = all();

    private Provisioners() {}

    /** By type; empty map entry means that the type is unknown. */
    public static Map<String, Provisioner> byType() {
        return ALL;
    }

    /**
     * Of a type that can be deployed.
     *
     * @throws IllegalArgumentException for another
     */
    public static Provisioner of(String type) {
        var found = ALL.get(type);
        if (found == null) {
            throw new IllegalArgumentException("no resources of the type " + type);
        }
        return found;
    }

    private static Map<String, Provisioner> all() {
        var all = new LinkedHashMap<String, Provisioner>();
        LambdaTypes.addTo(all);
        DataTypes.addTo(all);
        EventTypes.addTo(all);
        OtherTypes.addTo(all);
        IdentityTypes.addTo(all);
        return Map.copyOf(all);
    }
}
