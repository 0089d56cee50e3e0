package serin.stackgate;

import java.util.Set;
import serin.observation.Observation;
import serin.observation.StackFacts;

/**
 * What the stack is about, as far as an answer depends on it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-console-view-stack-data-resources-status-codes">Stack
 *     status codes</a>
 */
sealed interface StackStanding {

    /** Something new is on its way: only then can a request be turned down without harm. */
    record MovesForward() implements StackStanding {}

    /** It goes back, goes away, or stands still. */
    record Else(String status) implements StackStanding {}

    /** It could not be read. */
    record NotKnown(String why) implements StackStanding {}

    Set<String> FORWARD = Set.of("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS");

    static StackStanding of(Observation<StackFacts> stack) {
        return switch (stack) {
            case Observation.Present<StackFacts>(var facts, var _) ->
                FORWARD.contains(facts.status()) ? new MovesForward() : new Else(facts.status());
            case Observation.Absent<StackFacts>(var what, var _) -> new NotKnown(what);
            case Observation.Unreadable<StackFacts>(var action, var _, var detail) ->
                new NotKnown(action + ": " + detail);
        };
    }
}
