package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import localcloud.service.AwsError;
import localcloud.service.World;

/** The resource policies of functions, versions and aliases, for whoever judges calls: exactly what GetPolicy shows. */
public final class FunctionPolicies {
    private final World world;
    private final Functions functions;
    private final PolicyReads reads;

    public FunctionPolicies(World world) {
        this.world = world;
        this.functions = new Functions(world);
        this.reads = new PolicyReads(functions);
    }

    /** Whether there is a function of that name. */
    public boolean isThere(String functionName) {
        return functions.find(functionName).isPresent();
    }

    /** The ARN, qualified when a qualifier is given, of what a caller names; empty when that is no function of this account. */
    public Optional<String> arn(String functionName, String qualifier) {
        try {
            return Optional.of(
                    FunctionReference.of(functionName, qualifier, world).arn());
        } catch (AwsError e) {
            return Optional.empty();
        }
    }

    /** Of exactly what the ARN names: that of an alias is not that of its function. */
    public Optional<JsonNode> of(String arn) {
        try {
            return reads.policy(FunctionReference.of(arn, "", world)).map(policy -> policy);
        } catch (AwsError e) {
            // What names no function of this account has no policy here.
            return Optional.empty();
        }
    }
}
