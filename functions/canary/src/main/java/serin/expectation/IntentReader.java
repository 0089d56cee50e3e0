package serin.expectation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import serin.schedule.MaintenanceWindow;
import serin.schedule.ScheduleIntent;
import serin.schedule.WeekDays;
import serin.template.Json;
import serin.template.MalformedTemplate;
import serin.template.Value;

/** Reads the values under {@code Metadata.Serin}; whatever is not accepted is an error that says what is. */
final class IntentReader {
    private static final Pattern CLOCK = Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])");
    private static final Pattern HOURS = Pattern.compile("([0-9]{1,2})(?:-([0-9]{1,2}))?");
    private static final int MIDNIGHT = 1_440;
    private static final String DAYS = "Days";
    private static final String HOURS_OF_DAY = "Hours";
    static final String SAMPLES = "Samples";
    static final String ROUND_TRIP = "RoundTripWithin";

    private IntentReader() {}

    /** What a function says of one of its events. */
    static EventIntent event(String where, Value value) {
        var entries = object(where, value, Set.of(DAYS, HOURS_OF_DAY, SAMPLES, ROUND_TRIP));
        var schedule = new LinkedHashMap<>(entries);
        schedule.keySet().retainAll(Set.of(DAYS, HOURS_OF_DAY));
        return new EventIntent(
                schedule.isEmpty() && !entries.isEmpty()
                        ? new Declared.Omitted<>()
                        : schedule(where, new Value.Mapping(schedule)),
                SampleReader.samples(where + "." + SAMPLES, entries.get(SAMPLES)),
                SampleReader.within(where + "." + ROUND_TRIP, entries.get(ROUND_TRIP)));
    }

    /** What a rule says of itself. */
    static EventIntent rule(String where, Map<String, Value> serin) {
        var schedule = serin.get("Schedule");
        return new EventIntent(
                schedule == null ? new Declared.Omitted<>() : schedule(where + ".Schedule", schedule),
                SampleReader.samples(where + "." + SAMPLES, serin.get(SAMPLES)),
                SampleReader.within(where + "." + ROUND_TRIP, serin.get(ROUND_TRIP)));
    }

    static Declared<ScheduleIntent> schedule(String where, Value value) {
        return known(where, value).map(known -> {
            var entries = object(where, known, Set.of(DAYS, HOURS_OF_DAY));
            return new ScheduleIntent(
                    Optional.ofNullable(entries.get(DAYS)).map(days -> days(where + ".Days", days)),
                    Optional.ofNullable(entries.get(HOURS_OF_DAY)).map(hours -> hours(where + ".Hours", hours)));
        });
    }

    static Declared<MaintenanceWindow> window(String where, Value value) {
        return known(where, value).map(known -> {
            var entries = object(where, known, Set.of("Days", "From", "To", "TimeZone"));
            var days = entries.get("Days");
            if (days == null) {
                throw new MalformedTemplate(where + ": Days is needed, such as SUN");
            }
            return new MaintenanceWindow(
                    days(where + ".Days", days),
                    clock(where + ".From", entries.get("From"), 0) % MIDNIGHT,
                    Math.max(1, clock(where + ".To", entries.get("To"), MIDNIGHT)),
                    zone(where + ".TimeZone", entries.get("TimeZone")));
        });
    }

    /** {@code true} or {@code false}; false where it is left out. */
    static boolean flag(String where, @Nullable Value value) {
        return switch (value) {
            case null -> false;
            case Value.Bool(var flag) -> flag;
            case Value.Text(var text) when text.equals("true") || text.equals("false") -> text.equals("true");
            case Value _ -> throw new MalformedTemplate(where + " must be true or false, was " + show(value));
        };
    }

    static Map<String, Value> object(String where, Value value, Set<String> accepted) {
        var entries = object(where, value);
        entries.keySet().stream()
                .filter(key -> !accepted.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new MalformedTemplate(where + ": unknown key " + key + "; accepted are "
                            + String.join(", ", new TreeSet<>(accepted)));
                });
        return entries;
    }

    static Map<String, Value> object(String where, Value value) {
        if (value instanceof Value.Mapping(var entries)) {
            return entries;
        }
        throw new MalformedTemplate(where + " must be an object, was " + show(value));
    }

    static Declared<Value> known(String where, Value value) {
        return Json.unresolved(value)
                .<Declared<Value>>map(unresolved -> switch (unresolved.kind()) {
                    case SECRET -> new Declared.Secret<>(where + ": " + unresolved.reason());
                    case UNRESOLVABLE -> new Declared.Unresolved<>(where + ": " + unresolved.reason());
                })
                .orElseGet(() -> new Declared.Known<>(value));
    }

    private static Set<DayOfWeek> days(String where, Value value) {
        return WeekDays.read(String.join(",", texts(where, value)))
                .orElseThrow(() -> new MalformedTemplate(where + ": \"" + show(value)
                        + "\" is no day; accepted are MON to SUN, ranges such as MON-SAT, and lists of them"));
    }

    private static SortedSet<Integer> hours(String where, Value value) {
        var hours = new TreeSet<Integer>();
        for (var part : String.join(",", texts(where, value)).split(",", -1)) {
            var form = HOURS.matcher(part.strip().equals("*") ? "0-23" : part.strip());
            if (!form.matches()) {
                throw badHours(where, value);
            }
            var from = Integer.parseInt(form.group(1));
            var to = form.group(2) == null ? from : Integer.parseInt(form.group(2));
            if (from > 23 || to > 23) {
                throw badHours(where, value);
            }
            for (var hour = from; ; hour = (hour + 1) % 24) {
                hours.add(hour);
                if (hour == to) {
                    break;
                }
            }
        }
        return hours;
    }

    private static MalformedTemplate badHours(String where, Value value) {
        return new MalformedTemplate(where + ": \"" + show(value)
                + "\" is no hour; accepted are 0 to 23, ranges such as 8-17, and lists of them, in UTC");
    }

    private static int clock(String where, @Nullable Value value, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        var form = CLOCK.matcher(String.join(",", texts(where, value)));
        if (form.matches()) {
            var minutes = Integer.parseInt(form.group(1)) * 60 + Integer.parseInt(form.group(2));
            if (minutes <= MIDNIGHT) {
                return minutes;
            }
        }
        throw new MalformedTemplate(
                where + ": \"" + show(value) + "\" is no time of day; accepted are \"00:00\" to \"24:00\"");
    }

    private static ZoneId zone(String where, @Nullable Value value) {
        var name = value == null ? "UTC" : String.join(",", texts(where, value));
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new MalformedTemplate(
                    where + ": \"" + name + "\" is no time zone; accepted are names such as UTC or Europe/Berlin");
        }
    }

    private static List<String> texts(String where, Value value) {
        var texts = new ArrayList<String>();
        for (var item : value instanceof Value.Sequence(var items) ? items : List.of(value)) {
            switch (item) {
                case Value.Text(var text) -> texts.add(text);
                case Value.Numeric(var number) -> texts.add(number.toPlainString());
                case Value.Bool _, Value.Null _, Value.Sequence _, Value.Mapping _, Value.Unresolved _ ->
                    throw new MalformedTemplate(where + " must be a text or a list of texts, was " + show(value));
            }
        }
        return texts;
    }

    static String show(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text;
            case Value.Unresolved unresolved -> "not known: " + unresolved.reason();
            case Value.Numeric _, Value.Bool _, Value.Null _ -> Json.text(value);
            case Value.Sequence _ -> "a list";
            case Value.Mapping _ -> "an object";
        };
    }
}
