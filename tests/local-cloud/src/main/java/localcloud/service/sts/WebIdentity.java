package localcloud.service.sts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import localcloud.iam.Context;
import localcloud.iam.Decision;
import localcloud.iam.Evaluation;
import localcloud.iam.MalformedPolicyException;
import localcloud.iam.Policies;
import localcloud.iam.Policy;
import localcloud.iam.Principal;
import localcloud.iam.Request;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;

/**
 * Who may assume a role by the token of an identity provider: the account has the provider, the token is signed, in time, and for one of
 * its clients, and the role's trust policy allows what the token claims.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AssumeRoleWithWebIdentity</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif">Keys for
 *     OIDC federation</a>
 */
final class WebIdentity {
    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

    private final World world;
    private final TestIssuer issuer;

    /** Who was let in, and as what. */
    record Assumed(Resource role, String subject, String audience, String provider) {}

    WebIdentity(World world, TestIssuer issuer) {
        this.world = world;
        this.issuer = issuer;
    }

    Assumed assume(String roleArn, String token) throws AwsError {
        var claims = issuer.claims(token)
                .orElseThrow(() -> refused("InvalidIdentityToken", "Couldn't verify the signature of the token"));
        var url = claims.path("iss").asText("").replaceFirst("^https://", "");
        var provider = provider(url);
        if (claims.path("exp").asLong(0) <= world.now().getEpochSecond()) {
            throw refused("ExpiredTokenException", "Token expired");
        }
        var audience = claims.path("aud").asText("");
        if (!contains(provider.properties().path("ClientIdList"), audience)) {
            throw refused("InvalidIdentityToken", "Incorrect token audience");
        }
        var subject = claims.path("sub").asText("");
        var context = Context.of(Map.of(url + ":aud", audience, url + ":sub", subject));
        var role = world.resources().ofType("AWS::IAM::Role").stream()
                .filter(each -> arn(each).equals(roleArn))
                .filter(each -> trusts(each, provider.physicalId(), roleArn, context))
                .findFirst()
                .orElseThrow(() -> new AwsError(403, "AccessDenied", "Not authorized to perform " + ACTION));
        return new Assumed(role, subject, audience, provider.physicalId());
    }

    private Resource provider(String url) throws AwsError {
        return world.resources().ofType("AWS::IAM::OIDCProvider").stream()
                .filter(each -> each.physicalId().endsWith(":oidc-provider/" + url))
                .findFirst()
                .orElseThrow(() -> refused(
                        "InvalidIdentityToken", "No OpenIDConnect provider found in your account for https://" + url));
    }

    private String arn(Resource role) {
        return "arn:aws:iam::" + world.accountId() + ":role"
                + role.properties().path("Path").asText("/") + role.physicalId();
    }

    private static boolean trusts(Resource role, String provider, String roleArn, Context context) {
        Policy trust;
        try {
            trust = Policy.read(role.properties().path("AssumeRolePolicyDocument"));
        } catch (MalformedPolicyException e) {
            return false;
        }
        var policies = new Policies(
                List.of(),
                Optional.empty(),
                new Policies.Target("", Optional.of(new Policies.Source("trust policy", trust)), true));
        var request = new Request(new Principal.Federated(provider), ACTION, roleArn, context);
        return Evaluation.decide(request, policies) instanceof Decision.Allowed;
    }

    private static boolean contains(JsonNode list, String text) {
        return list.valueStream().anyMatch(each -> each.asText().equals(text));
    }

    private static AwsError refused(String code, String message) {
        return new AwsError(400, code, message);
    }
}
