package localcloud.service.projection;

import java.util.Locale;
import localcloud.service.AwsError;

/** How one service refuses a member of its input. */
public interface Refusal {

    /** A required member is not there. */
    AwsError missing(String member);

    /**
     * A member has a value that its constraint forbids.
     *
     * @param constraint as AWS words it, such as {@code Member must have value less than or equal to 100}
     */
    AwsError invalid(String member, String value, String constraint);

    /** The wording that most services share, under that service's own code. */
    static Refusal withCode(String code) {
        return new Refusal() {
            @Override
            public AwsError missing(String member) {
                return error(
                        "Value null at '" + camel(member) + "' failed to satisfy constraint: Member must not be null");
            }

            @Override
            public AwsError invalid(String member, String value, String constraint) {
                return error(
                        "Value '" + value + "' at '" + camel(member) + "' failed to satisfy constraint: " + constraint);
            }

            private AwsError error(String what) {
                return new AwsError(400, code, "1 validation error detected: " + what);
            }
        };
    }

    private static String camel(String member) {
        return member.isEmpty() ? member : member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    }
}
