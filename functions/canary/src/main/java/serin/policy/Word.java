package serin.policy;

import java.util.Locale;
import java.util.Objects;

/**
 * A word that AWS reads without regard to case: an action, a condition operator, a condition key. It is shown as it was written.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">Action</a>
 */
public record Word(String written) {
    public Word {
        Objects.requireNonNull(written, "written is null");
    }

    /** The word in lower case. */
    public String lower() {
        return written.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Word word && lower().equals(word.lower());
    }

    @Override
    public int hashCode() {
        return lower().hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
