package localcloud.service.sts;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import localcloud.resource.Resource;
import localcloud.service.AdminRoute;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.Part;
import localcloud.service.Principals;
import localcloud.service.Service;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Ids;
import localcloud.service.projection.Input;
import localcloud.service.projection.Refusal;

/**
 * GetCallerIdentity, AssumeRole for roles whose trust policy names the caller or his account, and AssumeRoleWithWebIdentity for tokens of
 * the cloud's own issuer, which stands in for every identity provider: {@code POST /_cloud/web-identity-tokens} with a token's claims answers
 * {@code {"token"}}.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html">STS API reference</a>
 */
public final class StsService implements Service, Part {
    private static final Refusal REFUSAL = Refusal.withCode("ValidationError");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final int LONGEST_SESSION = 43_200;

    private final World world;
    private final Principals principals;
    private final SecureRandom random = new SecureRandom();
    private final TestIssuer issuer = TestIssuer.make();
    private final WebIdentity webIdentity;

    public StsService(World world, Principals principals) {
        this.world = world;
        this.principals = principals;
        this.webIdentity = new WebIdentity(world, issuer);
    }

    public static Part part(Ground ground) {
        return new StsService(ground.world(), ground.principals());
    }

    @Override
    public String prefix() {
        return "sts";
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("GetCallerIdentity", Set.of(), this::identity),
                new Operation("AssumeRole", Set.of("RoleArn", "RoleSessionName", "DurationSeconds"), this::assumeRole),
                new Operation(
                        "AssumeRoleWithWebIdentity",
                        Set.of("RoleArn", "RoleSessionName", "DurationSeconds", "WebIdentityToken"),
                        this::assumeRoleWithWebIdentity));
    }

    @Override
    public List<AdminRoute> adminRoutes() {
        return List.of(new AdminRoute("POST", "/_cloud/web-identity-tokens", (_, body) -> issuer.token(body)));
    }

    private JsonNode identity(Call call) {
        return new Answer()
                .put("UserId", userId(call.principal()))
                .put("Account", world.accountId())
                .put("Arn", call.principal())
                .done();
    }

    /** {@code AIDA…} for a user, {@code AROA…:session} for a session of a role, the account for its root. */
    private String userId(String arn) {
        String resource = arn.substring(arn.lastIndexOf(':') + 1);
        int slash = resource.lastIndexOf('/');
        String name = resource.substring(slash + 1);
        if (resource.startsWith("assumed-role/")) {
            String role = resource.substring(resource.indexOf('/') + 1, Math.max(slash, resource.indexOf('/') + 1));
            return roleId(role) + ":" + name;
        }
        return resource.equals("root") ? world.accountId() : Ids.unique("AIDA", arn);
    }

    private String roleId(String name) {
        return world.resources().ofType("AWS::IAM::Role").stream()
                .filter(role -> role.physicalId().equals(name))
                .map(role -> role.state().path("RoleId").asText(Ids.unique("AROA", name)))
                .findFirst()
                .orElseGet(() -> Ids.unique("AROA", name));
    }

    private JsonNode assumeRole(Call call) throws AwsError {
        Input input = Input.of(call, REFUSAL);
        String roleArn = input.required("RoleArn");
        String session = sessionName(input);
        int seconds = input.number("DurationSeconds", 3600, 900, LONGEST_SESSION);
        String name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        Resource role = world.resources().ofType("AWS::IAM::Role").stream()
                .filter(each -> each.physicalId().equals(name))
                .filter(each -> trusts(each, call.principal()))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        403,
                        "AccessDenied",
                        "User: " + call.principal() + " is not authorized to perform: sts:AssumeRole on resource: "
                                + Input.abbreviated(roleArn)));
        return session(role, session, seconds).done();
    }

    private JsonNode assumeRoleWithWebIdentity(Call call) throws AwsError {
        Input input = Input.of(call, REFUSAL);
        String roleArn = input.required("RoleArn");
        String session = sessionName(input);
        int seconds = input.number("DurationSeconds", 3600, 900, LONGEST_SESSION);
        WebIdentity.Assumed assumed = webIdentity.assume(roleArn, input.required("WebIdentityToken"));
        return session(assumed.role(), session, seconds)
                .put("SubjectFromWebIdentityToken", assumed.subject())
                .put("Audience", assumed.audience())
                .put("Provider", assumed.provider())
                .done();
    }

    private static String sessionName(Input input) throws AwsError {
        String session = input.required("RoleSessionName");
        if (!SESSION_NAME.matcher(session).matches()) {
            throw REFUSAL.invalid(
                    "RoleSessionName",
                    Input.abbreviated(session),
                    "Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        }
        return session;
    }

    private Answer session(Resource role, String session, int seconds) {
        String arn = "arn:aws:sts::" + world.accountId() + ":assumed-role/" + role.physicalId() + "/" + session;
        String key = Ids.unique("ASI", arn + random.nextLong());
        principals.register(key, arn);
        Answer answer = new Answer();
        answer.put(
                "Credentials",
                new Answer()
                        .put("AccessKeyId", key)
                        .put("SecretAccessKey", secret(30))
                        .put("SessionToken", secret(96))
                        .put("Expiration", Answer.time(world.now().plusSeconds(seconds)))
                        .done());
        answer.put(
                "AssumedRoleUser",
                new Answer()
                        .put("AssumedRoleId", roleId(role.physicalId()) + ":" + session)
                        .put("Arn", arn)
                        .done());
        return answer;
    }

    /** Whether the trust policy allows that caller by his ARN, his account or everybody; conditions are taken as not met. */
    private boolean trusts(Resource role, String caller) {
        for (JsonNode statement :
                each(role.properties().path("AssumeRolePolicyDocument").path("Statement"))) {
            if (!statement.path("Effect").asText().equals("Allow") || statement.has("Condition")) {
                continue;
            }
            JsonNode principal = statement.path("Principal");
            for (JsonNode trusted : each(principal.isTextual() ? principal : principal.path("AWS"))) {
                String text = trusted.asText();
                if (text.equals("*")
                        || text.equals(caller)
                        || text.equals(world.accountId())
                        || text.equals("arn:aws:iam::" + world.accountId() + ":root")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Iterable<JsonNode> each(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany : oneOrMany.isMissingNode() ? List.of() : List.of(oneOrMany);
    }

    private String secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
