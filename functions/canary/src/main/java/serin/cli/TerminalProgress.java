package serin.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import serin.finding.Finding;
import serin.run.Progress;

/** Progress on standard error: one line that is written over on a terminal, a plain line for every quarter where it is piped. */
final class TerminalProgress implements Progress {
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final AtomicInteger total = new AtomicInteger();

    TerminalProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void found(Finding finding, int left) {
        var all = total.accumulateAndGet(left + 1, Math::max);
        if (terminal) {
            var resource = Lines.one(finding.resource().logicalId());
            err.print(ERASE_LINE + (left == 0 ? "" : left + " checks left: " + resource));
            err.flush();
        } else if (left == 0 || crossesQuarter(all, left)) {
            err.println(all - left + " of " + all + " checks done");
        }
    }

    private static boolean crossesQuarter(int all, int left) {
        return all >= 4 && (all - left) * 4 / all > (all - left - 1) * 4 / all;
    }
}
