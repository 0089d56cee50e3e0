package localcloud.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every CloudFormation type that can be deployed; what rests on which page of AWS stands in PROJECTIONS.md, "Physical ids". */
final class Provisioners {
    private static final Map<String, Provisioner> ALL = all();

    private Provisioners() {}

    /** By type; empty map entry means that the type is unknown. */
    static Map<String, Provisioner> byType() {
        return ALL;
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
