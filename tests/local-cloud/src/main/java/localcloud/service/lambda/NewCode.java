package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import localcloud.service.AwsError;

/** Where a new version's code comes from. */
public sealed interface NewCode {

    /** A variant of the function's own code, by its name. */
    record Variant(String name) implements NewCode {}

    /** A jar, by its path below the project. */
    record Jar(String path) implements NewCode {}

    /** What a body of the admin API says by its member {@code variant} or {@code jar}; other members are not looked at. */
    static NewCode of(JsonNode body) throws AwsError {
        if (body.has("variant") == body.has("jar")) {
            throw new AwsError(400, "BadRequest", "the body must have either 'variant' or 'jar'");
        }
        var member = body.has("variant") ? "variant" : "jar";
        var text = body.path(member);
        if (!text.isTextual() || text.textValue().isEmpty()) {
            throw new AwsError(400, "BadRequest", "'" + member + "' must be text that is not empty");
        }
        return member.equals("variant") ? new Variant(text.textValue()) : new Jar(text.textValue());
    }
}
