package localcloud.service.authorization;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import localcloud.iam.Context;
import localcloud.service.Authorizer;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Part;
import localcloud.service.World;
import localcloud.service.lambda.FunctionPolicies;

/**
 * Judges each call that a role's session makes, such as a function's, before it is carried out. The administrator may do everything,
 * and there are no other users.
 */
public final class Authorization implements Part, Authorizer {
    private static final Pattern SESSION = Pattern.compile("arn:aws:sts::\\d{12}:assumed-role/([^/]+)/(.+)");

    private final OperationTable operations;
    private final Judge judge;
    private final FunctionPolicies functions;

    public Authorization(World world) {
        this.operations = new OperationTable(world);
        this.judge = new Judge(world);
        this.functions = new FunctionPolicies(world);
    }

    public static Part part(Ground ground) {
        return new Authorization(ground.world());
    }

    @Override
    public List<Authorizer> authorizers() {
        return List.of(this);
    }

    @Override
    public Optional<String> denial(String service, String operation, Operation.Call call) {
        var session = SESSION.matcher(call.principal());
        return session.matches()
                ? judge.denialOfSession(
                        call.principal(),
                        session.group(1),
                        fromFunction(session.group(2)),
                        operations.needs(service, operation, call.input()))
                : Optional.empty();
    }

    /** Lambda names a function's session after the function: https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html */
    private Context fromFunction(String sessionName) {
        return functions.isThere(sessionName)
                ? functions
                        .arn(sessionName, "")
                        .map(arn -> Context.EMPTY.with("lambda:SourceFunctionArn", arn))
                        .orElse(Context.EMPTY)
                : Context.EMPTY;
    }
}
