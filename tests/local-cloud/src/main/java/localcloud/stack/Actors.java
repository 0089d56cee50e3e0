package localcloud.stack;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import localcloud.service.World;
import localcloud.service.authorization.Provisioning;

/**
 * As whom CloudFormation changes each stack: with the service role that came with an operation, which stays with the stack, or else as the
 * caller.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html">CloudFormation service role</a>
 */
public final class Actors {
    private final Provisioning provisioning;
    private final Map<String, String> roles = new ConcurrentHashMap<>();
    private final Map<String, String> principals = new ConcurrentHashMap<>();

    public Actors(World world) {
        this.provisioning = new Provisioning(world);
    }

    /** Who judges them. */
    public Provisioning provisioning() {
        return provisioning;
    }

    /**
     * An operation on a stack begins.
     *
     * @param caller his ARN
     * @param roleArn that he hands over; empty for the one that the stack has
     */
    public void act(String stackId, String caller, Optional<String> roleArn) {
        roleArn.ifPresent(role -> roles.put(stackId, role));
        principals.put(stackId, actor(stackId, caller, roleArn));
    }

    /** As whom such an operation acts: the session of the role that is handed over, or else of the one that the stack has, or else the caller. */
    public String actor(String stackId, String caller, Optional<String> roleArn) {
        return roleArn.or(() -> Optional.ofNullable(roles.get(stackId)))
                .map(provisioning::session)
                .orElse(caller);
    }

    /** Forgets all, as a reset does. */
    public void forget() {
        roles.clear();
        principals.clear();
    }

    /** The lifecycle, when the actor of its stack may do what it does. */
    public Lifecycle judged(Lifecycle lifecycle) {
        return new JudgedLifecycle(lifecycle, this);
    }

    /** The ARN of who changes a stack now; empty for the administrator who started the cloud. */
    String of(String stackId) {
        return principals.getOrDefault(stackId, "");
    }
}
