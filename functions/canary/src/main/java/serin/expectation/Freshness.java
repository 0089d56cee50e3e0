package serin.expectation;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import serin.schedule.MaintenanceWindow;
import serin.template.MalformedTemplate;
import serin.template.ResolvedTemplate;
import serin.template.Value;

/**
 * How old the data of a table may get, by the words of the template's authors: {@code Metadata.Serin.Freshness}.
 *
 * @param within how long ago its writer's last schedule may be; time inside the maintenance window, in which nothing fires, does not count
 * @param writtenBy the logical id of the function that writes it on a schedule
 */
public record Freshness(Duration within, String writtenBy, Declared<MaintenanceWindow> window) {
    static final String KEY = "Freshness";

    private static final String WITHIN = "Within";
    private static final String WRITTEN_BY = "WrittenBy";

    /** CloudWatch keeps data points of one minute for 15 days. */
    private static final Duration LONGEST = Duration.ofDays(7);

    public Freshness {
        Objects.requireNonNull(within, "within is null");
        Objects.requireNonNull(writtenBy, "writtenBy is null");
        Objects.requireNonNull(window, "window is null");
    }

    /** The instant since which so much time has passed outside of the window; to a quarter of an hour, and the earlier one. */
    public Instant oldest(Instant now) {
        return window.known()
                .map(closed -> closed.before(now, within))
                .orElseGet(() -> now.minus(within).truncatedTo(ChronoUnit.MINUTES));
    }

    /** The instant until which so much time will pass outside of the window. */
    public Instant due(Instant from) {
        return window.known().map(closed -> closed.after(from, within)).orElseGet(() -> from.plus(within));
    }

    static Declared<Freshness> of(String where, Value value, ResolvedTemplate template) {
        return IntentReader.known(where, value).map(known -> {
            var entries = IntentReader.object(where, known, Set.of(WITHIN, WRITTEN_BY));
            return new Freshness(
                    within(where + "." + WITHIN, entries.get(WITHIN)),
                    writer(where + "." + WRITTEN_BY, entries.get(WRITTEN_BY), template),
                    Intent.of(template).window());
        });
    }

    private static Duration within(String where, @Nullable Value value) {
        if (value instanceof Value.Text(var text)) {
            try {
                var within = Duration.parse(text);
                if (within.isPositive() && within.compareTo(LONGEST) <= 0) {
                    return within;
                }
            } catch (DateTimeParseException e) {
                throw notWithin(where, value);
            }
        }
        throw notWithin(where, value);
    }

    private static MalformedTemplate notWithin(String where, @Nullable Value value) {
        return new MalformedTemplate(where + " must be a duration of at most 7 days, such as PT26H, was "
                + (value == null ? "left out" : IntentReader.show(value)));
    }

    private static String writer(String where, @Nullable Value value, ResolvedTemplate template) {
        if (value instanceof Value.Text(var text)) {
            var resource = template.resources().get(text);
            var isFunction = resource != null && resource.type().equals("AWS::Lambda::Function");
            if (isFunction
                    || template.excluded().contains(text)
                    || template.undecided().containsKey(text)) {
                return text;
            }
        }
        throw new MalformedTemplate(where + " must be the logical id of a function of this template, was "
                + (value == null ? "left out" : IntentReader.show(value)));
    }
}
