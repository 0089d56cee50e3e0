package localcloud.iam;

import java.util.List;
import localcloud.iam.Policies.Kind;
import localcloud.iam.Policies.Source;

/** How a request was decided. */
public sealed interface Decision {

    /**
     * The statements that determine it. Of each kind of policy the Deny statements where there are any, otherwise its Allow
     * statements; a boundary's Allow statements are never among them, as recorded of SimulatePrincipalPolicy.
     */
    List<Match> matched();

    /** Some policy allows it and none denies it. */
    record Allowed(List<Match> matched) implements Decision {
        public Allowed {
            matched = List.copyOf(matched);
        }
    }

    /**
     * A Deny statement matches.
     *
     * @param by the first kind of policy that has one
     */
    record ExplicitDeny(Kind by, List<Match> matched) implements Decision {
        public ExplicitDeny {
            matched = List.copyOf(matched);
        }
    }

    /**
     * No policy of the kind that is lacking allows it.
     *
     * @param lacking the kind of policy that would have to
     */
    record ImplicitDeny(Kind lacking, List<Match> matched) implements Decision {
        public ImplicitDeny {
            matched = List.copyOf(matched);
        }
    }

    /** A statement that matches, and where it stands. */
    record Match(Kind kind, Source source, Statement statement) {}
}
