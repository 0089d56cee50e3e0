package serin.check.eventbridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import serin.check.Context;
import serin.template.Json;
import serin.template.Value;

/** A sample event, with what TestEventPattern asks for beside what the sample says. */
final class SampleEvent {
    private static final String ID = "00000000-0000-0000-0000-000000000000";
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private SampleEvent() {}

    /**
     * The event as JSON; account and region are the stack's, and the time is that of the run.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html">TestEventPattern</a>
     */
    static String json(Value.Mapping sample, Context context) {
        var event = new LinkedHashMap<String, Value>();
        event.put("version", new Value.Text("0"));
        event.put("id", new Value.Text(ID));
        event.put("account", new Value.Text(ofStack(context, ACCOUNT)));
        event.put("region", new Value.Text(ofStack(context, REGION)));
        event.put("time", new Value.Text(context.now().toString()));
        event.put("resources", new Value.Sequence(List.of()));
        event.put("detail", Value.Mapping.EMPTY);
        event.putAll(sample.entries());
        return Json.textInOrder(new Value.Mapping(event));
    }

    /** The sample itself, in one line. */
    static String show(Value.Mapping sample) {
        return OneLine.of(Json.textInOrder(sample));
    }

    static Optional<String> text(Value.Mapping sample, String name) {
        return sample.entries().get(name) instanceof Value.Text(var text) ? Optional.of(text) : Optional.empty();
    }

    private static String ofStack(Context context, int part) {
        var arn = context.stack().resource().physicalId().orElse("").split(":", -1);
        return arn.length > part ? arn[part] : "";
    }
}
