package serin.run;

import java.util.List;
import java.util.regex.Pattern;
import serin.finding.CheckInfo;

/**
 * Which checks a run examines, by globs on their ids: {@code dynamodb.*}, {@code *.target-*}.
 *
 * <p>{@code *} stands for any run of characters, {@code ?} for one. A check is selected when any glob matches its whole id; no
 * glob at all selects every check.
 *
 * @param invoke whether a check may invoke a function or send an event; where it may not, such checks are Skipped
 */
public record Selection(List<String> globs, boolean invoke) {
    public static final Selection ALL = new Selection(List.of(), true);

    public Selection {
        globs = List.copyOf(globs);
    }

    /** Whether it leaves no check out. */
    public boolean isWhole() {
        return globs.isEmpty();
    }

    public boolean selects(CheckInfo check) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> matches(glob, check.id()));
    }

    /** The globs that match none of these checks: a selection that selects nothing is a mistake, not a green run. */
    public List<String> unmatched(List<CheckInfo> checks) {
        return globs.stream()
                .filter(glob -> checks.stream().noneMatch(check -> matches(glob, check.id())))
                .toList();
    }

    private static boolean matches(String glob, String id) {
        var regex = new StringBuilder();
        for (var i = 0; i < glob.length(); i++) {
            switch (glob.charAt(i)) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(glob.substring(i, i + 1)));
            }
        }
        return id.matches(regex.toString());
    }
}
