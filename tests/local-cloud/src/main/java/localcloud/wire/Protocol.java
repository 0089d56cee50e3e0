package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import localcloud.service.AwsError;

/** A wire format: how an input is read, and an answer or an error is written. */
sealed interface Protocol permits CborProtocol, JsonProtocol, QueryProtocol, RestProtocol, S3Protocol {

    /** The operation's input, by the API's own member names. */
    ObjectNode read(WireRequest request) throws AwsError;

    WireAnswer write(String operation, JsonNode answer, String requestId);

    WireAnswer error(AwsError error, String requestId);

    /** The code of an error in this format, out of those that services share. */
    AwsError denied(Profile profile, String message);

    /** A call that bears no signature. */
    AwsError unsigned();

    /** A call by an access key that nobody has. */
    AwsError unknownKey();

    AwsError unknownOperation(Profile profile, String operation);

    AwsError invalid(String message);
}
