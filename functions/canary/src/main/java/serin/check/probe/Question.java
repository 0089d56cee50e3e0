package serin.check.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import serin.check.Context;
import serin.expectation.ExpectedFunction;
import serin.template.Json;
import serin.template.Value;

/** What a probe's question holds beside marker, nonce and deadline. */
final class Question {
    static final String EVENT = "serin.event";
    static final String BUSES = "serin.buses";
    static final String REHEARSE = "serin.rehearse";

    /**
     * Bytes of JSON for one value: Lambda takes a ClientContext of 3,583 bytes of base64, which is 2,687 of JSON; half of it for the
     * event and a quarter for buses leaves enough for the rest.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke, ClientContext</a>
     */
    private static final int LONGEST_EVENT = 1_600;

    private static final int LONGEST_BUSES = 640;

    private Question() {}

    /** The one question of a run: every rehearsal, the first input that a rule hands the function, and all buses that are quiet. */
    static Map<String, String> of(ExpectedFunction function, Context context) {
        var question = new HashMap<String, String>();
        RuleInputs.exact(function, context).stream().findFirst().ifPresent(input -> question.put(EVENT, input.text()));
        var buses = buses(context);
        if (!buses.isEmpty()) {
            question.put(BUSES, String.join(",", buses));
        }
        return Map.copyOf(question);
    }

    /** A question about one more input, and nothing else that it could leave out. */
    static Map<String, String> about(String event) {
        return Map.of(EVENT, event, REHEARSE, "");
    }

    /** Whether an event is short enough to travel with a question. */
    static boolean holds(String event) {
        return bytes(event) <= LONGEST_EVENT;
    }

    /** Buses onto which a function may put one event; the function does so only where it declares the bus. */
    static List<String> buses(Context context) {
        var named = new ArrayList<String>();
        for (var bus : QuietBuses.ofStack(context)) {
            if (bytes(String.join(",", named) + "," + bus) <= LONGEST_BUSES
                    && QuietBuses.look(bus, context) instanceof QuietBuses.Result.Quiet) {
                named.add(bus);
            }
        }
        return List.copyOf(named);
    }

    private static int bytes(String text) {
        return Json.text(new Value.Text(text)).getBytes(StandardCharsets.UTF_8).length;
    }
}
