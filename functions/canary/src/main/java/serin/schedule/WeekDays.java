package serin.schedule;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Days of the week as AWS writes them: {@code MON-SAT}, {@code SUN}, {@code MON,WED}. */
public final class WeekDays {
    private static final List<String> NAMES = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private WeekDays() {}

    /** Reads names, ranges and lists of them; a range may go round the week. Empty where the text is nothing of the kind. */
    public static Optional<Set<DayOfWeek>> read(String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : Arrays.asList(text.strip().toUpperCase(Locale.ROOT).split("\\s*,\\s*", -1))) {
            var ends = part.split("\\s*-\\s*", -1);
            var from = NAMES.indexOf(ends[0]);
            var to = NAMES.indexOf(ends[ends.length - 1]);
            if (from < 0 || to < 0 || ends.length > 2) {
                return Optional.empty();
            }
            for (var index = from; ; index = (index + 1) % NAMES.size()) {
                days.add(DayOfWeek.of(index + 1));
                if (index == to) {
                    break;
                }
            }
        }
        return Optional.of(days);
    }

    /** The days in the week's order, a run of three or more as a range. */
    public static String show(Collection<DayOfWeek> days) {
        if (days.size() == NAMES.size()) {
            return "MON-SUN";
        }
        var sorted = days.stream().distinct().sorted().toList();
        var last = sorted.isEmpty()
                ? 0
                : sorted.getLast().getValue() - sorted.getFirst().getValue();
        return sorted.size() > 2 && last == sorted.size() - 1
                ? name(sorted.getFirst()) + "-" + name(sorted.getLast())
                : sorted.stream().map(WeekDays::name).collect(Collectors.joining(","));
    }

    private static String name(DayOfWeek day) {
        return NAMES.get(day.getValue() - 1);
    }
}
