package localcloud.service.customresource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import localcloud.service.AwsError;
import localcloud.service.delivery.Courier;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Sender;
import localcloud.stack.Lifecycle;
import localcloud.stack.Provisioned;
import localcloud.stack.ProvisioningException;
import localcloud.stack.Work;
import localcloud.template.Draft;
import localcloud.template.Made;

/**
 * A resource whose life is a function's: CloudFormation invokes it asynchronously for each change, and waits until it has put its answer
 * to a pre-signed URL, or ServiceTimeout is over.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html">Custom resources</a>
 */
final class CustomResource implements Lifecycle {
    /** Seconds; the default and the most: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html. */
    private static final int LONGEST = 3_600;

    private static final String ADMINISTRATOR = "cloudformation.amazonaws.com";

    private final Courier courier;
    private final Mailbox mailbox;
    private final Supplier<URI> endpoint;

    CustomResource(Courier courier, Mailbox mailbox, Supplier<URI> endpoint) {
        this.courier = courier;
        this.mailbox = mailbox;
        this.endpoint = endpoint;
    }

    /** Makes the body of a request from its id and its URL. */
    @FunctionalInterface
    private interface Body {
        ObjectNode of(String requestId, String url);
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Made create(Draft draft, Work work) throws ProvisioningException, InterruptedException {
        // One that answers nothing has a name all the same: what it has made is deleted under that.
        var unanswered = draft.generated();
        var reply = ask(draft, work, unanswered, (id, url) -> Request.create(draft, id, url));
        return made(reply);
    }

    @Override
    public Made update(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        if (!draft.text("ServiceToken")
                .equals(before.properties().path("ServiceToken").asText())) {
            // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html:
            // "Updates aren't supported."
            throw new ProvisioningException("Modifying service token is not allowed.");
        }
        return made(ask(
                draft,
                work,
                "",
                (id, url) -> Request.update(draft, before.physicalId(), before.properties(), id, url)));
    }

    @Override
    public void delete(Draft draft, Provisioned before, Work work) throws ProvisioningException, InterruptedException {
        ask(draft, work, "", (id, url) -> Request.delete(draft, before.physicalId(), id, url));
    }

    private static Made made(Reply reply) {
        var made = Made.of(reply.physicalId());
        for (var attribute : reply.data().entrySet()) {
            made = made.attribute(attribute.getKey(), attribute.getValue());
        }
        return made;
    }

    private Reply ask(Draft draft, Work work, String unanswered, Body body)
            throws ProvisioningException, InterruptedException {
        var requestId = UUID.randomUUID().toString();
        try (var pending = mailbox.open(timeout(draft))) {
            var request = body.of(requestId, url(draft, requestId, pending.signature()));
            pending.about(request);
            work.whenCancelled(pending::giveUp);
            send(draft, request);
            return answered(pending.await(), requestId, unanswered, work);
        }
    }

    private static Reply answered(Optional<Reply> reply, String requestId, String unanswered, Work work)
            throws ProvisioningException {
        if (reply.isEmpty()) {
            throw new ProvisioningException(
                    work.cancelled()
                            ? "Resource creation cancelled"
                            : "CloudFormation did not receive a response from your Custom Resource. Please check your logs for"
                                    + " requestId [" + requestId + "].",
                    unanswered);
        }
        if (!reply.get().success()) {
            throw new ProvisioningException(
                    "Received response status [FAILED] from custom resource. Message returned: "
                            + reply.get().reason() + " (RequestId: " + requestId + ")",
                    reply.get().physicalId());
        }
        return reply.get();
    }

    private void send(Draft draft, ObjectNode request) throws ProvisioningException, InterruptedException {
        var token = draft.text("ServiceToken");
        if (!token.startsWith("arn:") || !token.split(":", -1)[2].equals("lambda")) {
            throw new ProvisioningException("Invalid service token: the local cloud asks functions only");
        }
        try {
            // Whether whoever changes the stack may invoke it has been judged before.
            courier.callAsAdministrator(
                    new Delivery(new Sender(ADMINISTRATOR, draft.stackId()), token, request.toString()));
        } catch (AwsError e) {
            throw new ProvisioningException(e.getMessage() + " (Service: Lambda, Status Code: " + e.status() + ")");
        }
    }

    private static Duration timeout(Draft draft) throws ProvisioningException {
        var text = draft.text("ServiceTimeout");
        if (text.isEmpty()) {
            return Duration.ofSeconds(LONGEST);
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST) {
            throw new ProvisioningException("ServiceTimeout must be an integer from 1 to 3600");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private String url(Draft draft, String requestId, String signature) {
        var name = draft.stackId() + "|" + draft.logicalId() + "|" + requestId;
        return endpoint.get() + CustomResourcePart.ROOT + URLEncoder.encode(name, StandardCharsets.UTF_8)
                + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=" + signature;
    }
}
