package localcloud.service.sts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import localcloud.service.AwsError;
import localcloud.service.projection.Answer;

/**
 * Signs tokens as any identity provider would, and knows its own again; its key is as old as the cloud.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">JSON Web Token</a>
 */
final class TestIssuer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String ALGORITHM = "SHA256withRSA";
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
    /** STS takes no longer ones. */
    private static final int LONGEST = 20_000;

    private final KeyPair keys;

    private TestIssuer(KeyPair keys) {
        this.keys = keys;
    }

    static TestIssuer make() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return new TestIssuer(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** A token with these claims, whatever they say. */
    JsonNode token(JsonNode claims) throws AwsError {
        if (!claims.isObject()) {
            throw new AwsError(400, "BadRequest", "the body must be an object of claims");
        }
        try {
            var content = ENCODER.encodeToString(HEADER.getBytes(StandardCharsets.UTF_8)) + "."
                    + ENCODER.encodeToString(JSON.writeValueAsBytes(claims));
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return new Answer()
                    .put("token", content + "." + ENCODER.encodeToString(signature.sign()))
                    .done();
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    /** The claims of a token that this issuer has signed; empty for any other text. */
    Optional<ObjectNode> claims(String token) {
        var parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != 3) {
            return Optional.empty();
        }
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            var decoder = Base64.getUrlDecoder();
            return signature.verify(decoder.decode(parts[2]))
                            && JSON.readTree(decoder.decode(parts[1])) instanceof ObjectNode claims
                    ? Optional.of(claims)
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
