package localcloud.service.authorization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.iam.Context;
import localcloud.service.Deliveries;
import localcloud.service.World;

/** Deliveries judged by the target's resource policy and its key's, or by the policies of the role that delivers. */
public final class JudgedDeliveries implements Deliveries {
    /** In the policy that AWS gives each topic: of the services that deliver here, alarms alone bring it. */
    private static final String SOURCE_OWNER = "aws:SourceOwner";

    private final Judge judge;
    private final String account;

    public JudgedDeliveries(World world) {
        this.judge = new Judge(world);
        this.account = world.accountId();
    }

    @Override
    public Optional<String> denial(
            String servicePrincipal, String sourceArn, String sourceAccount, String action, String targetArn) {
        var about = Context.of(Map.of("aws:SourceArn", sourceArn, "aws:SourceAccount", sourceAccount));
        if (servicePrincipal.equals("cloudwatch.amazonaws.com")) {
            about = about.with(SOURCE_OWNER, sourceAccount);
        }
        return judge.denialOfService(servicePrincipal, about, List.of(Need.of(action, targetArn)));
    }

    @Override
    public Optional<String> denialAs(String roleArn, String action, String targetArn) {
        var role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        // Which session name a service takes is not documented; nothing but a policy that names one session depends on
        // it.
        var session = "arn:aws:sts::" + account + ":assumed-role/" + role + "/delivery";
        return judge.denialOfSession(session, role, Context.EMPTY, List.of(Need.of(action, targetArn)));
    }
}
