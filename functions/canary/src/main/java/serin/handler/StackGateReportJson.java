package serin.handler;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import serin.report.JsonReport;
import serin.stackgate.StackGateReport;

/** The stack gate's report: the report of its run, with the request, what was answered, why, and what became of the answer. */
final class StackGateReportJson {
    private StackGateReportJson() {}

    static ObjectNode of(StackGateReport report) {
        return JsonReport.tree(report.run()).setAll(answer(report));
    }

    /** What was asked, what was answered, why, and what became of it. */
    static ObjectNode answer(StackGateReport report) {
        var request = report.request();
        return JsonNodeFactory.instance
                .objectNode()
                .put("requestType", request.type().word())
                .put("requestId", request.requestId())
                .put("buildId", request.buildId().orElse(null))
                .put(
                        "answer",
                        switch (report.decision().answer()) {
                            case SUCCEEDED -> "SUCCESS";
                            case FAILED -> "FAILED";
                        })
                .put("reason", report.decision().why())
                .put("delivery", HookReportJson.delivery(report.receipt()))
                .put("ledger", report.record());
    }
}
