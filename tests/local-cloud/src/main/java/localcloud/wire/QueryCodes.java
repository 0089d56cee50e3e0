package localcloud.wire;

import java.util.Map;
import localcloud.service.AwsError;

/**
 * The Query code of an error that travels as JSON or CBOR:
 * <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait">Smithy's page</a>.
 */
final class QueryCodes {
    /** Codes that the services of this kind share. */
    private static final Map<String, String> SHARED = Map.of(
            "AccessDeniedException", "AccessDenied",
            "UnrecognizedClientException", "InvalidClientTokenId",
            "MissingAuthenticationTokenException", "MissingAuthenticationToken",
            "ThrottlingException", "Throttling",
            "UnknownOperationException", "InvalidAction",
            "ValidationException", "ValidationError");

    private QueryCodes() {}

    /** The value of the header {@code x-amzn-query-error}: code, and who is at fault. */
    static String header(Profile profile, AwsError error) {
        var code = profile.queryCode(error.code());
        return SHARED.getOrDefault(code, code) + ";" + type(error);
    }

    /** {@code Sender} or {@code Receiver}. */
    static String type(AwsError error) {
        return error.status() < 500 ? "Sender" : "Receiver";
    }
}
