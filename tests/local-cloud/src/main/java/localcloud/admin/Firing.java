package localcloud.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import localcloud.service.AwsError;

/** Which schedules come round while the clock is advanced. */
sealed interface Firing {

    /** Of all that there are, those that may. */
    Set<String> among(Set<String> known);

    /** From the admin API's {@code fire}: not there, {@code "*"}, or a list of logical ids. */
    static Firing of(JsonNode fire) throws AwsError {
        if (fire.isMissingNode()) {
            return new Only(List.of());
        }
        if (fire.isTextual() && fire.asText().equals("*")) {
            return new Everything();
        }
        var ids = new TreeSet<String>();
        for (var id : fire) {
            if (!id.isTextual()) {
                throw refused();
            }
            ids.add(id.asText());
        }
        if (!fire.isArray()) {
            throw refused();
        }
        return new Only(List.copyOf(ids));
    }

    private static AwsError refused() {
        return Answers.bad("'fire' must be \"*\" or a list of logical ids of rules with a schedule");
    }

    /** Every schedule. */
    record Everything() implements Firing {
        @Override
        public Set<String> among(Set<String> known) {
            return known;
        }
    }

    /** Those that are named. */
    record Only(List<String> ids) implements Firing {
        public Only {
            ids = List.copyOf(ids);
        }

        /**
         * Refuses an id that is no schedule's.
         *
         * @throws IllegalArgumentException naming those that there are
         */
        @Override
        public Set<String> among(Set<String> known) {
            for (var id : ids) {
                if (!known.contains(id)) {
                    throw new IllegalArgumentException("'fire' names " + id
                            + ", which is no rule with a schedule; there are " + new TreeSet<>(known));
                }
            }
            return Set.copyOf(ids);
        }
    }
}
