package localcloud.service.cloudwatch;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a composite alarm's rule. NOT binds closest, then AND, then OR; AWS's page says nothing of that, its examples have parentheses.
 * AT_LEAST is refused.
 */
final class CompositeRuleReader {
    /** Characters, and elements: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html. */
    private static final int LONGEST = 10_240;

    private static final int MOST_ELEMENTS = 500;

    private final String text;
    private int at;
    private int elements;

    CompositeRuleReader(String text) {
        this.text = text;
    }

    CompositeRule read() {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("AlarmRule must have 1 to " + LONGEST + " characters");
        }
        var rule = any();
        skipBlanks();
        if (at < text.length()) {
            throw unexpected("an operator or the end");
        }
        return rule;
    }

    private CompositeRule any() {
        var terms = new ArrayList<>(List.of(all()));
        while (takes("OR")) {
            terms.add(all());
        }
        return terms.size() == 1 ? terms.getFirst() : new CompositeRule.Any(terms);
    }

    private CompositeRule all() {
        var terms = new ArrayList<>(List.of(one()));
        while (takes("AND")) {
            terms.add(one());
        }
        return terms.size() == 1 ? terms.getFirst() : new CompositeRule.All(terms);
    }

    private CompositeRule one() {
        if (++elements > MOST_ELEMENTS) {
            throw new IllegalArgumentException("AlarmRule must have at most " + MOST_ELEMENTS + " elements");
        }
        if (takes("NOT")) {
            return new CompositeRule.Not(one());
        }
        if (takes("TRUE")) {
            return new CompositeRule.Constant(true);
        }
        if (takes("FALSE")) {
            return new CompositeRule.Constant(false);
        }
        for (var state : AlarmState.values()) {
            if (takes(state.name())) {
                expect('(');
                var alarm = name();
                expect(')');
                return new CompositeRule.InState(state, alarm);
            }
        }
        expect('(');
        var inner = any();
        expect(')');
        return inner;
    }

    /** "Alarm names specified in AlarmRule can be surrounded with double-quotes ("), but do not have to be." */
    private String name() {
        skipBlanks();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        int start = quoted ? at + 1 : at;
        int end = text.indexOf(quoted ? '"' : ')', start);
        if (end < 0) {
            throw unexpected("an alarm's name to its end");
        }
        at = quoted ? end + 1 : end;
        var name = text.substring(start, end).strip();
        if (name.isEmpty()) {
            throw unexpected("an alarm's name");
        }
        return name;
    }

    private boolean takes(String word) {
        skipBlanks();
        int end = at + word.length();
        if (!text.startsWith(word, at) || (end < text.length() && isWord(text.charAt(end)))) {
            return false;
        }
        at = end;
        return true;
    }

    private void expect(char symbol) {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) != symbol) {
            throw unexpected("'" + symbol + "'");
        }
        at++;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isWord(char symbol) {
        return Character.isLetterOrDigit(symbol) || symbol == '_';
    }

    private IllegalArgumentException unexpected(String wanted) {
        return new IllegalArgumentException(
                "AlarmRule must have " + wanted + " at character " + (at + 1) + ", was: " + text);
    }
}
