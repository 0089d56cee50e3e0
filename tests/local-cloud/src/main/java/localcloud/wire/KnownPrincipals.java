package localcloud.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import localcloud.service.Principals;

/** Who calls, by access key: the administrator, and whom hosts have registered. */
public final class KnownPrincipals implements Principals {
    private final String adminKey;
    private final String adminArn;
    private final Map<String, String> registered = new ConcurrentHashMap<>();

    public KnownPrincipals(String adminKey, String adminArn) {
        this.adminKey = adminKey;
        this.adminArn = adminArn;
    }

    @Override
    public Optional<String> arnOf(String accessKeyId) {
        return accessKeyId.equals(adminKey) ? Optional.of(adminArn) : Optional.ofNullable(registered.get(accessKeyId));
    }

    @Override
    public void register(String accessKeyId, String arn) {
        registered.put(accessKeyId, arn);
    }

    @Override
    public void forget(String accessKeyId) {
        registered.remove(accessKeyId);
    }
}
