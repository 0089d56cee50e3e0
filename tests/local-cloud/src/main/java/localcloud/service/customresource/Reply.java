package localcloud.service.customresource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a provider has answered (<a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">response objects</a>).
 *
 * @param data what Fn::GetAtt gives
 */
record Reply(boolean success, String reason, String physicalId, Map<String, String> data) {
    static final int LARGEST = 4_096;
    private static final int LARGEST_PHYSICAL_ID = 1_024;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    Reply {
        data = Map.copyOf(data);
    }

    /**
     * Reads an answer. One that breaks the documented rules has failed; the words are the local cloud's.
     *
     * @param request that it must repeat verbatim
     */
    static Reply of(byte[] body, JsonNode request) {
        if (body.length > LARGEST) {
            return broken("Response object is too long.");
        }
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return broken("Response is not valid JSON");
        } catch (IOException e) {
            return broken("Response could not be read");
        }
        for (var name : new String[] {"StackId", "RequestId", "LogicalResourceId"}) {
            if (!answer.path(name).equals(request.path(name))) {
                return broken("Invalid response object: " + name + " is not the request's");
            }
        }
        var status = answer.path("Status").asText();
        var reason = answer.path("Reason").asText();
        var physicalId = answer.path("PhysicalResourceId").asText();
        if (!status.equals("SUCCESS") && !status.equals("FAILED")) {
            return broken("Invalid response object: Status must be SUCCESS or FAILED");
        }
        if (status.equals("FAILED") && reason.isEmpty()) {
            return broken("Invalid response object: Reason is required when Status is FAILED");
        }
        if (physicalId.isEmpty() || physicalId.length() > LARGEST_PHYSICAL_ID) {
            return broken("Invalid response object: PhysicalResourceId must have 1 to 1024 characters");
        }
        var data = new LinkedHashMap<String, String>();
        answer.path("Data")
                .properties()
                .forEach(member -> data.put(member.getKey(), member.getValue().asText()));
        return new Reply(status.equals("SUCCESS"), reason, physicalId, data);
    }

    private static Reply broken(String reason) {
        return new Reply(false, reason, "", Map.of());
    }
}
