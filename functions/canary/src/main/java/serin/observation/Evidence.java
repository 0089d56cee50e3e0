package serin.observation;

import java.util.Objects;

/**
 * The API call that an observation rests on.
 *
 * @param api service and operation as IAM writes them, such as {@code events:ListRules}
 * @param note empty, or why this is not the first way to look: "events:ListRules was denied"
 */
public record Evidence(String api, String note) {
    public Evidence {
        Objects.requireNonNull(api, "api is null");
        Objects.requireNonNull(note, "note is null");
    }

    public static Evidence of(String api) {
        return new Evidence(api, "");
    }

    @Override
    public String toString() {
        return note.isEmpty() ? api : api + " (" + note + ")";
    }
}
