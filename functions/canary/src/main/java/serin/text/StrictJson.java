package serin.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads JSON from outside, which is hostile until proven otherwise: of bounded depth and length, each member once, nothing behind its end. */
public final class StrictJson {
    private StrictJson() {}

    /**
     * A reader, for use by any number of threads.
     *
     * @param deepest how many levels of objects and arrays
     * @param longest how many characters, or bytes where it reads bytes
     */
    public static ObjectReader reader(int deepest, long longest) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(deepest)
                                .maxDocumentLength(longest)
                                .build())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .reader();
    }
}
