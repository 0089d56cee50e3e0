package serin.probe;

import java.util.Objects;

/**
 * What the probe answers: which version of which function ran, and how long it took to get ready.
 *
 * <p>Dependencies, rehearsals and events are empty as long as a function cannot declare them; they are there, so that the answer
 * keeps its shape.
 */
record ProbeAnswer(String nonce, String function, String version, long initMillis) {
    ProbeAnswer {
        Objects.requireNonNull(nonce, "nonce is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(version, "version is null");
    }

    /** JSON in ASCII. Written by hand: a library would be larger than the probe, and would come into every function. */
    String toJson() {
        return "{\"probe\":1,\"nonce\":" + quoted(nonce) + ",\"function\":" + quoted(function) + ",\"version\":"
                + quoted(version) + ",\"initMillis\":" + initMillis
                + ",\"dependencies\":[],\"rehearsals\":[],\"events\":[]}";
    }

    private static String quoted(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c >= 0x20 && c < 0x7f) {
                json.append(c);
            } else {
                json.append("\\u%04x".formatted((int) c));
            }
        }
        return json.append('"').toString();
    }
}
