package serin.stackgate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where CloudFormation waits for the answer: a pre-signed URL of S3. Whoever has it can answer, so it is never written anywhere:
 * as a text it is {@value #HIDDEN}.
 *
 * <p>It comes with the event, so it is distrusted. Only HTTPS to a host of S3 is answered, such as
 * {@code cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com} (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-cloudformation.html">example</a>), and for tests the endpoint that stands in
 * for all of AWS, where that is on this machine.
 */
public final class ResponseUrl {
    private static final String HIDDEN = "(pre-signed)";
    private static final int LONGEST = 8_192;

    /** A bucket and S3's own label, with or without a Region: {@code bucket.s3.eu-west-1}, {@code bucket.s3-eu-west-1}, {@code s3}. */
    private static final Pattern S3 = Pattern.compile(
            "([a-z0-9][a-z0-9.-]{0,62}\\.)?s3([.-][a-z0-9-]{1,32}|\\.dualstack\\.[a-z0-9-]{1,32})?\\.amazonaws\\.com(\\.cn)?");

    /** This machine, and how a container calls it. */
    private static final Set<String> LOCAL =
            Set.of("127.0.0.1", "[::1]", "localhost", "host.docker.internal", "host.containers.internal");

    private final URI uri;

    private ResponseUrl(URI uri) {
        this.uri = uri;
    }

    /**
     * The URL of a request.
     *
     * @param endpoint what stands in for AWS; empty for AWS itself
     * @throws IllegalArgumentException when it is none that may be answered, with one line that does not repeat it
     */
    public static ResponseUrl of(String text, Optional<URI> endpoint) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("ResponseURL must have at most " + LONGEST + " characters");
        }
        try {
            var uri = new URI(text);
            if (isOfS3(uri) || endpoint.filter(local -> isOf(local, uri)).isPresent()) {
                return new ResponseUrl(uri);
            }
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("ResponseURL must be a URL");
        }
        throw new IllegalArgumentException("ResponseURL must be an https URL of S3");
    }

    /** For whoever sends the answer. */
    public URI uri() {
        return uri;
    }

    @Override
    public String toString() {
        return HIDDEN;
    }

    private static boolean isOfS3(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getRawUserInfo() == null
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && uri.getHost() != null
                && S3.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isOf(URI endpoint, URI uri) {
        return endpoint.getHost() != null
                && LOCAL.contains(endpoint.getHost())
                && "http".equals(endpoint.getScheme())
                && "http".equals(uri.getScheme())
                && endpoint.getHost().equals(uri.getHost())
                && endpoint.getPort() == uri.getPort()
                && uri.getRawUserInfo() == null;
    }
}
