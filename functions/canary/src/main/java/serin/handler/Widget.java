package serin.handler;

import java.time.InstantSource;
import serin.ledger.Ledger;
import serin.ledger.LedgerKey;
import serin.report.html.LedgerWidget;

/** Answers a CloudWatch dashboard, out of the ledger alone: nothing is validated, and nothing is written. */
final class Widget {
    /** Some days of hourly runs, with the hooks and the closer watch of a deployment or two among them. */
    private static final int ROWS = 200;

    /** What the console shows for "Get documentation". */
    private static final String DOCUMENTATION = """
            ## Serin
            The verdict of the last run of the canary over this stack, the findings that it rests on, how the runs of the dashboard's
            time range ended, and the last answers of the deployment gate.

            It is read from the canary's ledger; to show it starts no run. It takes no parameters, but follows the theme and the time
            range of the dashboard. To run the canary, invoke it with `{}`.
            """;

    private final Ledger ledger;
    private final String ownStack;
    private final InstantSource clock;

    /** @param ownStack the stack that the canary lives in, by name or ARN */
    Widget(Ledger ledger, String ownStack, InstantSource clock) {
        this.ledger = ledger;
        this.ownStack = ownStack;
        this.clock = clock;
    }

    /** HTML, or Markdown for the documentation. */
    String answer(WidgetRequest request) {
        if (request.describe()) {
            return DOCUMENTATION;
        }
        var stack = LedgerKey.name(ownStack);
        return LedgerWidget.render(stack, ledger.newest(stack, ROWS), request.dark(), request.shown(), clock.instant());
    }
}
