package localcloud.service.iam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import localcloud.service.projection.Answer;

/**
 * Where each statement stands in the text of a policy, as the simulator says it: from behind whatever precedes the statement to behind
 * its closing brace, lines and columns from 1 (calls/iam.SimulatePrincipalPolicy/01.json and 03.json fit their policies' texts so).
 */
final class StatementPositions {
    private static final JsonFactory JSON = new JsonFactory();

    private StatementPositions() {}

    /** A line and a column. */
    record Position(long line, long column) {
        Answer shown() {
            return new Answer().put("Line", line).put("Column", column);
        }
    }

    /** A statement from its beginning to its end. */
    record Span(Position start, Position end) {}

    /** The statements' spans in their order; of a text that is no JSON, those before the error. */
    static List<Span> of(String policy) {
        List<Span> spans = new ArrayList<>();
        try (var parser = JSON.createParser(policy)) {
            int depth = 0;
            boolean isStatement = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && depth == 1) {
                    isStatement = parser.currentName().equals("Statement");
                } else if (token == JsonToken.START_OBJECT && depth > 0 && isStatement) {
                    int from = (int) parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    int to = (int) parser.currentLocation().getCharOffset();
                    spans.add(new Span(behind(policy, from), at(policy, to)));
                } else if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                }
            }
        } catch (IOException e) {
            // The policy's reader has said so already.
        }
        return spans;
    }

    /** The place behind the last character before {@code offset} that is no white space. */
    private static Position behind(String text, int offset) {
        int end = offset;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return at(text, end);
    }

    private static Position at(String text, int offset) {
        String before = text.substring(0, offset);
        long lines = before.chars().filter(character -> character == '\n').count();
        return new Position(lines + 1, offset - before.lastIndexOf('\n'));
    }
}
