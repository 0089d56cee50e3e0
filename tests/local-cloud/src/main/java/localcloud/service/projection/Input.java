package localcloud.service.projection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import localcloud.service.AwsError;
import localcloud.service.Operation.Call;

/**
 * The input of one call, read the way its service reads it. A Query service's numbers come as text, so both are accepted.
 *
 * @param members by the API's own names
 * @param refusal the service's wording
 */
public record Input(JsonNode members, Refusal refusal) {
    private static final int LONGEST = 1 << 20;

    public Input {
        Objects.requireNonNull(members, "members is null");
        Objects.requireNonNull(refusal, "refusal is null");
    }

    public static Input of(Call call, Refusal refusal) {
        return new Input(call.input(), refusal);
    }

    /** A text member; empty when it is not there. A structure in its place is refused. */
    public Optional<String> text(String member) throws AwsError {
        JsonNode value = members.path(member);
        if (!Answer.isThere(value)) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            throw refusal.invalid(member, abbreviated(value.toString()), "Member must be a string");
        }
        String text = value.asText();
        if (text.length() > LONGEST) {
            throw refusal.invalid(
                    member, abbreviated(text), "Member must have length less than or equal to " + LONGEST);
        }
        return Optional.of(text);
    }

    /** A text member that must be there and not be empty. */
    public String required(String member) throws AwsError {
        String value = text(member).orElseThrow(() -> refusal.missing(member));
        if (value.isEmpty()) {
            throw refusal.invalid(member, "", "Member must have length greater than or equal to 1");
        }
        return value;
    }

    /** A whole number within bounds, {@code otherwise} when it is not there. */
    public int number(String member, int otherwise, int least, int most) throws AwsError {
        Optional<String> text = text(member);
        if (text.isEmpty()) {
            return otherwise;
        }
        long value;
        try {
            value = Long.parseLong(text.get());
        } catch (NumberFormatException e) {
            throw refusal.invalid(member, abbreviated(text.get()), "Member must be an integer");
        }
        if (value < least) {
            throw refusal.invalid(member, text.get(), "Member must have value greater than or equal to " + least);
        }
        if (value > most) {
            throw refusal.invalid(member, text.get(), "Member must have value less than or equal to " + most);
        }
        return (int) value;
    }

    /** The texts of a list member; empty when it is not there. */
    public List<String> texts(String member) throws AwsError {
        JsonNode value = members.path(member);
        if (!Answer.isThere(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            throw refusal.invalid(member, abbreviated(value.toString()), "Member must be a list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isValueNode() || element.isNull()) {
                throw refusal.invalid(member, abbreviated(value.toString()), "Member must be a list of strings");
            }
            texts.add(element.asText());
        }
        return List.copyOf(texts);
    }

    /** Enough of a hostile value to recognise it. */
    public static String abbreviated(String value) {
        return value.length() <= 200 ? value : value.substring(0, 200) + "…";
    }
}
