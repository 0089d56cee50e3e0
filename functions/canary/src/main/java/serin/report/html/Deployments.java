package serin.report.html;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import serin.ledger.Answer;
import serin.ledger.Kind;
import serin.ledger.LedgerEntry;

/** The last answers of the deployment gate. */
final class Deployments {
    private static final int MOST = 5;

    private Deployments() {}

    static void write(List<LedgerEntry> newestFirst, Instant now, Markup html) {
        var hooks = newestFirst.stream()
                .filter(entry -> entry.kind() == Kind.HOOK || entry.kind() == Kind.STACK_GATE)
                .limit(MOST)
                .toList();
        if (hooks.isEmpty()) {
            return;
        }
        html.element("p", "Last answers of the deployment gate", "class", "title");
        html.open("table");
        hooks.forEach(hook -> row(hook, now, html));
        html.close().line();
    }

    private static void row(LedgerEntry hook, Instant now, Markup html) {
        var failed = hook.answer().equals(Optional.of(Answer.FAILED));
        var sign = hook.answer().isEmpty() ? Sign.NOT_EXAMINED : failed ? Sign.FAILED : Sign.PASSED;
        html.open("tr");
        html.element(
                "td",
                sign.symbol() + " " + hook.answer().map(Answer::word).orElse("no answer yet"),
                "class",
                sign.css());
        html.element(
                "td",
                hook.version()
                        .map(version -> version.function() + ":" + version.alias() + " " + version.current() + " → "
                                + version.target())
                        .orElse(hook.kind() == Kind.STACK_GATE ? "the whole stack" : "version not known"));
        html.element("td", hook.trigger(), "class", "faint");
        html.element("td", LedgerWidget.ago(hook.startedAt(), now), "class", "faint");
        html.close();
    }
}
