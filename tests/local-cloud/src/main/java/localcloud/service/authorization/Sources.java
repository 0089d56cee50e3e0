package localcloud.service.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import localcloud.iam.MalformedPolicyException;
import localcloud.iam.Policies.Source;
import localcloud.iam.Policy;

/** Documents as policies. AWS stores none that is malformed; here a fault may have made one so, and then it says nothing. */
final class Sources {
    private static final System.Logger LOG = System.getLogger(Sources.class.getName());

    private Sources() {}

    static Source of(String id, JsonNode document) {
        try {
            return new Source(id, Policy.read(document));
        } catch (MalformedPolicyException e) {
            LOG.log(System.Logger.Level.WARNING, id + " counts for nothing: " + e.getMessage());
            return new Source(id, Policy.EMPTY);
        }
    }
}
