package localcloud.stack;

import java.util.List;

/**
 * What an update will do to one resource.
 *
 * @param physicalId empty for one that is yet to be made
 * @param properties the names of those that differ
 */
public record Change(
        Action action,
        String logicalId,
        String physicalId,
        String type,
        Replacement replacement,
        List<String> properties,
        List<String> scope) {
    public Change {
        properties = List.copyOf(properties);
        scope = List.copyOf(scope);
    }

    /** As in DescribeChangeSet. */
    public enum Action {
        ADD("Add"),
        MODIFY("Modify"),
        REMOVE("Remove");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Whether a new resource takes the old one's place. */
    public enum Replacement {
        NONE(""),
        TRUE("True"),
        FALSE("False");

        private final String word;

        Replacement(String word) {
            this.word = word;
        }

        /** Empty for what is added or removed. */
        public String word() {
            return word;
        }
    }
}
