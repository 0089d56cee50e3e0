package serin.check;

import java.io.IOException;
import software.amazon.event.ruler.Machine;

/** AWS's own engine of event patterns, apart from the canary: what it says is the truth about a sample. */
public final class Ruler {

    private Ruler() {}

    public static boolean matches(String pattern, String event) {
        var machine = Machine.builder().build();
        try {
            machine.addRule("rule", pattern);
            return !machine.rulesForJSONEvent(event).isEmpty();
        } catch (IOException e) {
            throw new IllegalArgumentException(pattern + " " + event, e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
