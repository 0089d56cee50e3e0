package serin.check.iam;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import serin.check.Context;
import serin.expectation.ExpectedRole;
import serin.observation.Evidence;
import serin.observation.Observation;

/** The live documents of a role: the inline ones, and of the attached ones those that the template itself declares. */
final class LivePolicies {

    private LivePolicies() {}

    /** Documents by the policy's name or ARN. */
    static Observation<Map<String, String>> of(ExpectedRole role, Context context) {
        return switch (context.cloud().roles().inlinePolicies(role.name())) {
            case Observation.Present<Map<String, String>>(var inline, var evidence) ->
                role.managed().isEmpty()
                        ? new Observation.Present<>(inline, evidence)
                        : withManaged(role, inline, context);
            case Observation.Absent<Map<String, String>> absent -> absent;
            case Observation.Unreadable<Map<String, String>> unreadable -> unreadable;
        };
    }

    private static Observation<Map<String, String>> withManaged(
            ExpectedRole role, Map<String, String> inline, Context context) {
        return switch (context.cloud().roles().attachedPolicies(role.name())) {
            case Observation.Present<List<String>> attached -> {
                var ours = attached.facts().stream()
                        .filter(role.managed()::containsKey)
                        .toList();
                yield documents(ours, context).map(managed -> {
                    var all = new TreeMap<>(inline);
                    all.putAll(managed);
                    return all;
                });
            }
            case Observation.Absent<List<String>>(var what, var seen) -> new Observation.Absent<>(what, seen);
            case Observation.Unreadable<List<String>>(var action, var reason, var detail) ->
                new Observation.Unreadable<>(action, reason, detail);
        };
    }

    /** The documents of managed policies, by ARN. */
    static Observation<Map<String, String>> documents(List<String> arns, Context context) {
        var documents = new TreeMap<String, String>();
        var evidence = Evidence.of("iam:ListAttachedRolePolicies");
        for (var arn : arns) {
            switch (context.cloud().roles().managedPolicy(arn)) {
                case Observation.Present<String>(var document, var seen) -> {
                    documents.put(arn, document);
                    evidence = seen;
                }
                // It was deleted after it was listed.
                case Observation.Absent<String> _ -> {}
                case Observation.Unreadable<String>(var action, var reason, var detail) -> {
                    return new Observation.Unreadable<>(action, reason, detail);
                }
            }
        }
        return new Observation.Present<>(documents, evidence);
    }
}
