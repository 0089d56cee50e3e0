package serin.check.probe;

import java.util.ArrayList;
import java.util.List;

/** A probe's answer in JSON, as version 3 of function Sync gives it. */
final class Answers {
    private final List<String> dependencies = new ArrayList<>();
    private final List<String> rehearsals = new ArrayList<>();
    private String events = "[]";

    Answers dependency(String kind, String name, String operation, String outcome, long millis, String detail) {
        dependencies.add("""
                {"kind": "%s", "name": "%s", "operation": "%s", "outcome": "%s", "millis": %d, "detail": "%s"}""".formatted(kind, name, operation, outcome, millis, detail));
        return this;
    }

    Answers dependency(String kind, String name, String operation, String outcome, String detail) {
        return dependency(kind, name, operation, outcome, 12, detail);
    }

    Answers rehearsal(String outcome, long millis, String would, String detail) {
        rehearsals.add("""
                {"name": "Scheduled Event", "outcome": "%s", "millis": %d, "would": %s, "detail": "%s"}""".formatted(outcome, millis, would, detail));
        return this;
    }

    Answers events(String json) {
        events = json;
        return this;
    }

    String json() {
        return json("3");
    }

    String json(String version) {
        return """
                {"probe": 1, "nonce": "nonce-1", "function": "shop-sync", "version": "%s", "initMillis": 700,
                 "dependencies": [%s], "rehearsals": [%s], "events": %s}""".formatted(version, String.join(",", dependencies), String.join(",", rehearsals), events);
    }
}
