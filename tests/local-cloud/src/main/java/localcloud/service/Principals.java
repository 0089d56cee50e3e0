package localcloud.service;

import java.util.Optional;

/** Who calls, by access key. */
public interface Principals {

    /** The ARN behind an access key id; empty when nobody has it. */
    Optional<String> arnOf(String accessKeyId);

    /**
     * Makes an access key id known.
     *
     * @param arn such as {@code arn:aws:sts::111122223333:assumed-role/name/session}
     */
    void register(String accessKeyId, String arn);

    /** Forgets an access key id; the administrator's stays. */
    void forget(String accessKeyId);
}
