package serin.check.iam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which actions take a resource and which take none, as the service authorization reference has them.
 *
 * <p>Read when it is first asked for, which only a policy with a {@code *} resource does.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
 *     authorization reference</a>
 */
final class KnownActions {
    private static final String LIST = "actions.txt";
    private static final Pattern LINE = Pattern.compile("([a-z0-9-]+): ([^;]*);(.*)");

    /**
     * Can be granted on a resource, and then does not answer all that it is asked for: "You can't return information about composite
     * alarms if your cloudwatch:DescribeAlarms permission has a narrower scope" than {@code *}
     * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html).
     */
    private static final Set<String> WHOLE_ONLY_ON_ALL = Set.of("cloudwatch:describealarms");

    /** Lower case, since IAM reads actions without regard to case. */
    private final Set<String> takeResource = new HashSet<>();

    private final Set<String> takeNone = new HashSet<>();

    private KnownActions() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(KnownActions.class.getResourceAsStream(LIST), LIST), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        takeResource.removeAll(WHOLE_ONLY_ON_ALL);
        takeNone.addAll(WHOLE_ONLY_ON_ALL);
    }

    static KnownActions all() {
        return Once.ALL;
    }

    /** Whether the action can be granted on a resource. */
    boolean takesResource(String action) {
        return takeResource.contains(action.toLowerCase(Locale.ROOT));
    }

    /** Whether the action can be granted on {@code *} only. */
    boolean takesNone(String action) {
        return takeNone.contains(action.toLowerCase(Locale.ROOT));
    }

    private void read(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException(LIST + ": " + line);
        }
        add(parts.group(1), parts.group(2), takeResource);
        add(parts.group(1), parts.group(3), takeNone);
    }

    private static void add(String service, String names, Set<String> actions) {
        Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .forEach(name -> actions.add(service + ":" + name.toLowerCase(Locale.ROOT)));
    }

    /** Holds it from the first use on. */
    private static final class Once {
        private static final KnownActions ALL = new KnownActions();
    }
}
