package localcloud.iam;

import java.util.Arrays;

/** A text with wildcards, {@code *} and {@code ?}; matched in time proportional to text times pattern at worst. */
final class Wild {
    private static final int MANY = -1;
    private static final int ONE = -2;

    private final int[] tokens;

    private Wild(int[] tokens) {
        this.tokens = tokens;
    }

    boolean matches(String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < tokens.length && tokens[p] == MANY) {
                star = p++;
                resume = t;
            } else if (p < tokens.length && (tokens[p] == ONE || tokens[p] == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < tokens.length && tokens[p] == MANY) {
            p++;
        }
        return p == tokens.length;
    }

    /** As it was written, wildcards included: what the operators without wildcards compare with. */
    String text() {
        var text = new StringBuilder(tokens.length);
        for (int token : tokens) {
            text.append(token == MANY ? '*' : token == ONE ? '?' : (char) token);
        }
        return text.toString();
    }

    /** The pieces between colons; the sixth keeps the colons that follow. */
    Wild[] components() {
        var pieces = new Wild[ARN_COMPONENTS];
        int from = 0;
        int found = 0;
        for (int i = 0; i < tokens.length && found < ARN_COMPONENTS - 1; i++) {
            if (tokens[i] == ':') {
                pieces[found++] = new Wild(Arrays.copyOfRange(tokens, from, i));
                from = i + 1;
            }
        }
        pieces[found++] = new Wild(Arrays.copyOfRange(tokens, from, tokens.length));
        return Arrays.copyOf(pieces, found);
    }

    static final int ARN_COMPONENTS = 6;

    /** Puts one together. */
    static final class Builder {
        private int[] tokens = new int[64];
        private int length;

        /** Text in which {@code *} and {@code ?} are wildcards. */
        Builder pattern(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                add(c == '*' ? MANY : c == '?' ? ONE : c);
            }
            return this;
        }

        /** Text that stands for itself, such as the value of a variable. */
        Builder literal(String text) {
            for (int i = 0; i < text.length(); i++) {
                add(text.charAt(i));
            }
            return this;
        }

        private void add(int token) {
            if (length == tokens.length) {
                tokens = Arrays.copyOf(tokens, length * 2);
            }
            tokens[length++] = token;
        }

        Wild build() {
            return new Wild(Arrays.copyOf(tokens, length));
        }
    }
}
