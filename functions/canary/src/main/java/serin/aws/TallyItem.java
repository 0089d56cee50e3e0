package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import serin.metric.ComponentKind;
import serin.metric.Tallies;
import serin.metric.Tally;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tallies of a run as a member of its row, and back. A kind that is not known is a newer canary's, and is left out. */
final class TallyItem {
    static final String KINDS = "kinds";

    private TallyItem() {}

    static AttributeValue of(Tallies tallies) {
        var kinds = new HashMap<String, AttributeValue>();
        tallies.byKind()
                .forEach((kind, tally) -> kinds.put(
                        kind.word(),
                        AttributeValue.fromM(Map.of(
                                "evaluated", number(tally.evaluated()),
                                "failed", number(tally.failed()),
                                "explained", number(tally.explained()),
                                "unknown", number(tally.unknown())))));
        return AttributeValue.fromM(kinds);
    }

    /**
     * None for a row that has no such member: a hook's, or one that was written before there were tallies.
     *
     * @throws MalformedAnswer when a member is missing or cannot be meant
     */
    static Tallies tallies(Map<String, AttributeValue> item) {
        var kinds = item.get(KINDS);
        if (kinds == null) {
            return Tallies.NONE;
        }
        var tallies = new EnumMap<ComponentKind, Tally>(ComponentKind.class);
        kinds.m()
                .forEach((word, members) ->
                        ComponentKind.of(word).ifPresent(kind -> tallies.put(kind, tally(members.m()))));
        return new Tallies(tallies);
    }

    private static Tally tally(Map<String, AttributeValue> members) {
        try {
            return new Tally(
                    whole(members, "evaluated"),
                    whole(members, "failed"),
                    whole(members, "explained"),
                    whole(members, "unknown"));
        } catch (IllegalArgumentException e) {
            throw new MalformedAnswer(
                    "a tally of the ledger cannot be read: " + OneLine.of(String.valueOf(e.getMessage())));
        }
    }

    private static int whole(Map<String, AttributeValue> members, String name) {
        return Integer.parseInt(required(required(members.get(name), name).n(), name));
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(Integer.toString(value));
    }
}
