package localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Formats as on https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html and in RFC 8949. */
final class CborProtocolTest {
    private final Wire wire = new Wire();

    @Test
    void writesTimesAsTagOneAsInTheAppendixOfRfc8949() {
        assertThat(HexFormat.of().formatHex(CborProtocol.bytes(new POJONode(Wire.NOW))))
                .isEqualTo("c11a514b67b0");
        assertThat(HexFormat.of().formatHex(CborProtocol.bytes(new POJONode(Wire.NOW.plusMillis(500)))))
                .isEqualTo("c1fb41d452d9ec200000");
    }

    @Test
    void writesAListAndAMap() {
        var node = JsonNodeFactory.instance.objectNode();
        node.putArray("a").add(1).add(2);
        // RFC 8949, appendix A: {_ "a": 1} is bf6161 01 ff, [1, 2] within is 820102.
        assertThat(HexFormat.of().formatHex(CborProtocol.bytes(node))).isEqualTo("bf6161820102ff");
    }

    @Test
    void readsAMapWithATaggedTime() {
        // {"Name": 1(1363896240)}
        var body = HexFormat.of().parseHex("a1644e616d65c11a514b67b0");
        var answer = wire.send(Wire.cbor("Describe", body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Times.read(wire.input().path("Name"))).hasValue(Wire.NOW);
    }

    @Test
    void writesAnErrorWithItsQueryCode() throws IOException {
        var answer = wire.send(Wire.cbor("Nope", new byte[0]));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(Wire.header(answer, "Content-Type")).isEqualTo("application/cbor");
        assertThat(Wire.header(answer, "x-amzn-query-error")).isEqualTo("InvalidAction;Sender");
        assertThat(new CBORMapper().readTree(answer.body()).path("__type").asText())
                .isEqualTo("UnknownOperationException");
    }

    @Test
    void refusesABodyThatIsNoMap() throws IOException {
        for (var hex : new String[] {"01", "ff", "a1", "5b7fffffffffffffff"}) {
            var answer = wire.send(Wire.cbor("Describe", HexFormat.of().parseHex(hex)));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(new CBORMapper().readTree(answer.body()).path("__type").asText())
                    .isEqualTo("SerializationException");
        }
    }
}
