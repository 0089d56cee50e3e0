package localcloud.iam;

import java.util.Set;

/**
 * {@code Principal} or {@code NotPrincipal} of a resource-based policy.
 *
 * @param negated whether it is {@code NotPrincipal}
 * @param everyone whether {@code *} is listed
 * @param aws ARNs and account ids
 * @param services service principals
 * @param federated ARNs of identity providers
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
 */
record PrincipalElement(
        boolean negated, boolean everyone, Set<String> aws, Set<String> services, Set<String> federated) {

    /** How an element names a principal. */
    enum Grip {
        /** Not at all. */
        NONE,
        /** By its account: authority is delegated to it, and an identity policy must use it. */
        ACCOUNT,
        /** By its role: a boundary still limits what is granted. */
        ROLE,
        /** Itself: nothing but an explicit deny limits what is granted. */
        DIRECT
    }

    PrincipalElement {
        aws = Set.copyOf(aws);
        services = Set.copyOf(services);
        federated = Set.copyOf(federated);
    }

    Grip grip(Principal principal) {
        if (negated) {
            return isExcepted(principal) ? Grip.NONE : Grip.DIRECT;
        }
        if (everyone) {
            return Grip.DIRECT;
        }
        return switch (principal) {
            case Principal.AwsService(var name) -> services.contains(name) ? Grip.DIRECT : Grip.NONE;
            case Principal.Federated(var name) -> federated.contains(name) ? Grip.DIRECT : Grip.NONE;
            case Principal.User(var arn) -> aws.contains(arn) ? Grip.DIRECT : ofAccount(principal);
            case Principal.Session(var arn, var roleArn) ->
                aws.contains(arn) ? Grip.DIRECT : aws.contains(roleArn) ? Grip.ROLE : ofAccount(principal);
        };
    }

    private Grip ofAccount(Principal principal) {
        var account = principal.account();
        return aws.contains(account) || aws.contains("arn:aws:iam::" + account + ":root") ? Grip.ACCOUNT : Grip.NONE;
    }

    /** Only who is named himself is excepted; a session needs its role beside it, says AWS's page of NotPrincipal. */
    private boolean isExcepted(Principal principal) {
        return everyone
                || switch (principal) {
                    case Principal.AwsService(var name) -> services.contains(name);
                    case Principal.Federated(var name) -> federated.contains(name);
                    case Principal.User(var arn) -> aws.contains(arn);
                    case Principal.Session(var arn, var roleArn) -> aws.contains(arn) && aws.contains(roleArn);
                };
    }
}
