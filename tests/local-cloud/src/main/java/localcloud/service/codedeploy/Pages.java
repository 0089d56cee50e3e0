package localcloud.service.codedeploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import localcloud.service.AwsError;
import localcloud.service.projection.Answer;

/** Lists of ids and names, a hundred a page. */
final class Pages {
    private static final int SIZE = 100;

    private Pages() {}

    static JsonNode of(String member, List<String> all, Optional<String> token) throws AwsError {
        int from = token.isEmpty() ? 0 : all.indexOf(token.get()) + 1;
        if (token.isPresent() && from == 0) {
            throw CodeDeployErrors.of("InvalidNextTokenException", "The next token was specified in an invalid format");
        }
        int to = Math.min(from + SIZE, all.size());
        var answer = new Answer().put(member, Answer.texts(all.subList(from, to)));
        if (to < all.size()) {
            answer.put("nextToken", all.get(to - 1));
        }
        return answer.done();
    }
}
