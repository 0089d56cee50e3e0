package localcloud.service.customresource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import localcloud.service.AwsError;
import localcloud.service.FaultPoint;
import localcloud.service.Ground;
import localcloud.service.Part;
import localcloud.stack.Lifecycle;
import localcloud.wire.Front;
import localcloud.wire.WireAnswer;
import localcloud.wire.WireRequest;

/**
 * Custom resources, and below {@value #ROOT} the bucket to which their providers answer. Faults strike a PUT there as
 * {@code s3:PutObject} of the caller {@code presigned}.
 */
public final class CustomResourcePart implements Part {
    static final String ROOT = "/_custom-resource-responses/";
    private static final String SIGNATURE = "X-Amz-Signature=";

    private final Mailbox mailbox;
    private final FaultPoint faults;
    private final CustomResource lifecycle;

    public CustomResourcePart(Ground ground) {
        this.mailbox = new Mailbox(ground.world()::now);
        this.faults = ground.faults();
        this.lifecycle = new CustomResource(ground.courier(), mailbox, ground.endpoint());
    }

    @Override
    public Map<String, Lifecycle> lifecycles() {
        return Map.of("Custom::*", lifecycle, "AWS::CloudFormation::CustomResource", lifecycle);
    }

    @Override
    public Map<String, Front.Answering> sites() {
        return Map.of(ROOT, this::answer);
    }

    @Override
    public void reset() {
        mailbox.clear();
    }

    /** As S3 answers a pre-signed PUT (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). */
    private WireAnswer answer(WireRequest request) {
        try {
            faults.strike("s3", "PutObject", "presigned");
        } catch (AwsError e) {
            return error(e.status(), e.code(), String.valueOf(e.getMessage()));
        }
        if (!request.method().equals("PUT")) {
            return error(403, "SignatureDoesNotMatch", "The URL is signed for PUT.");
        }
        // What was not signed may not be sent: many a provider has failed by this one.
        if (request.header("Content-Type").filter(type -> !type.isEmpty()).isPresent()) {
            return error(403, "SignatureDoesNotMatch", "The URL is signed for an empty Content-Type.");
        }
        // S3 takes a chunked body from nobody: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html,
        // Content-Length.
        if (request.header("Content-Length").isEmpty()) {
            return error(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
        return signature(request)
                        .filter(signed -> mailbox.put(signed, request.body()))
                        .isPresent()
                ? new WireAnswer(200, Map.of(), new byte[0])
                : error(403, "AccessDenied", "Request has expired");
    }

    private static Optional<String> signature(WireRequest request) {
        return Arrays.stream(request.rawQuery().split("&", -1))
                .filter(pair -> pair.startsWith(SIGNATURE))
                .map(pair -> pair.substring(SIGNATURE.length()))
                .findFirst();
    }

    private static WireAnswer error(int status, String code, String message) {
        return new WireAnswer(
                status,
                Map.of("Content-Type", "application/xml"),
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                                + "</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
