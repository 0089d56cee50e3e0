package serin.handler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import serin.gate.Conclusion;
import serin.gate.HookReport;
import serin.gate.Receipt;
import serin.report.JsonReport;

/** A hook's report: the report of its run, with the deployment, what was answered, why, and what became of the answer. */
final class HookReportJson {
    private HookReportJson() {}

    static ObjectNode of(HookReport report) {
        var node = JsonReport.tree(report.run());
        node.put("deploymentId", report.event().deploymentId());
        node.setAll(answer(report));
        return node;
    }

    /** What was answered, why, and what became of it. */
    static ObjectNode answer(HookReport report) {
        var node = JsonNodeFactory.instance.objectNode();
        switch (report.conclusion()) {
            case Conclusion.Answered(var answer, var why) ->
                node.put("answer", answer.word()).put("reason", why);
            case Conclusion.LeftAlone(var why) -> node.putNull("answer").put("reason", why);
        }
        node.put("delivery", delivery(report.receipt()));
        node.put("ledger", report.record());
        return node;
    }

    static String delivery(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Accepted() -> "accepted";
            case Receipt.AlreadyCompleted() -> "already completed";
            case Receipt.NobodyWaits(var why) -> "nobody waits: " + why;
            case Receipt.Undelivered(var why) -> "undelivered: " + why;
            case Receipt.NothingSent() -> "nothing sent";
        };
    }
}
