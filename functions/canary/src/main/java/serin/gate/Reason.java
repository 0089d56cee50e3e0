package serin.gate;

import java.util.List;
import java.util.stream.Collectors;
import serin.finding.Finding;
import serin.finding.Outcome;

/** Why a hook answered as it did, in one line for the log: CodeDeploy itself carries one word. */
public final class Reason {
    private static final int MOST = 3;

    private Reason() {}

    public static String of(List<Finding> findings) {
        var more = findings.size() - MOST;
        return findings.stream().limit(MOST).map(Reason::of).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String of(Finding finding) {
        return finding.ref()
                + switch (finding.outcome()) {
                    case Outcome.Fail fail -> ": expected " + fail.expected() + ", found " + fail.actual();
                    case Outcome.Unknown(var reason, var _) -> ": " + reason;
                    case Outcome.Pass _, Outcome.Skipped _, Outcome.Waived _ -> "";
                };
    }
}
