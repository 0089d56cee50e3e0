package localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Formats as on https://smithy.io/2.0/aws/protocols/aws-query-protocol.html. */
final class QueryProtocolTest {
    private final Wire wire = new Wire();

    @Test
    void readsListsMapsAndStructures() {
        wire.send(Wire.query(
                "iam",
                "Action=Describe&Version=2010-05-08&Name=a%20b%2Bc&Names.member.2=y&Names.member.1=x&Names.member.10=z"
                        + "&Attributes.entry.1.key=k&Attributes.entry.1.value=v"));

        assertThat(wire.input().toString())
                .isEqualTo("{\"Attributes\":{\"k\":\"v\"},\"Name\":\"a b+c\",\"Names\":[\"x\",\"y\",\"z\"]}");
    }

    @Test
    void writesXmlWithTimesInIsoListsAsMembersAndMapsAsEntries() {
        var answer = wire.send(Wire.query("iam", "Action=Describe&Version=2010-05-08"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Wire.header(answer, "Content-Type")).isEqualTo("text/xml");
        assertThat(answer.bodyText())
                .isEqualTo("<DescribeResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><DescribeResult>"
                        + "<Name>a&lt;b&amp;&quot;c&quot;</Name><At>2013-03-21T20:04:00Z</At>"
                        + "<Half>2013-03-21T20:04:00.500Z</Half>"
                        + "<Items><member>x</member><member>y</member></Items>"
                        + "<Map><entry><key>k</key><value>v</value></entry></Map>"
                        + "</DescribeResult><ResponseMetadata><RequestId>" + Wire.header(answer, "x-amzn-RequestId")
                        + "</RequestId></ResponseMetadata></DescribeResponse>");
    }

    @Test
    void writesAnErrorResponse() {
        var answer = wire.send(Wire.query("iam", "Action=Missing&Version=2010-05-08"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.bodyText())
                .isEqualTo(
                        "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>"
                                + "<Code>ResourceNotFoundException</Code><Message>Requested resource not found</Message></Error>"
                                + "<RequestId>" + Wire.header(answer, "x-amzn-RequestId")
                                + "</RequestId></ErrorResponse>");
    }

    @Test
    void refusesAnActionThatTheServiceDoesNotKnow() {
        var answer = wire.send(Wire.query("iam", "Action=Nope&Version=2010-05-08"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.bodyText())
                .contains(
                        "<Code>InvalidAction</Code><Message>Could not find operation Nope for version 2010-05-08</Message>");
    }

    @Test
    void refusesAParameterThatTheActionDoesNotKnow() {
        var answer = wire.send(Wire.query("iam", "Action=Describe&Version=2010-05-08&Names.member.1=x&Colour=red"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.bodyText())
                .contains("<Code>ValidationError</Code>", "Unknown parameter &apos;Colour".replace("&apos;", "'"));
    }

    @Test
    void servesCloudWatchInEachOfItsProtocols() {
        assertThat(wire.send(Wire.query("monitoring", "Action=Describe&Version=2010-08-01"))
                        .bodyText())
                .startsWith("<DescribeResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">");
        assertThat(wire.send(Wire.json("monitoring", "GraniteServiceVersion20100801.Describe", "{}"))
                        .bodyText())
                .startsWith("{\"Name\":");
        assertThat(Wire.header(wire.send(Wire.cbor("Describe", new byte[0])), "smithy-protocol"))
                .isEqualTo("rpc-v2-cbor");
    }

    @Test
    void boundsHostileNames() {
        var deep = wire.send(Wire.query("iam", "Action=Describe&Version=2010-05-08&Name" + ".a".repeat(5_000) + "=x"));
        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.bodyText()).contains("<Code>MalformedQueryString</Code>");

        assertThat(wire.send(Wire.query("iam", "Action=Describe&Version=2010-05-08&Name=%zz"))
                        .status())
                .isEqualTo(400);
        wire.send(Wire.query("iam", "Action=Describe&Version=2010-05-08&Names.member.999999999=x"));
        assertThat(wire.input().path("Names").size()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatXmlCannotHold() {
        var xml = new XmlText().text("A", "a\u0000b\uD83D\uDE00c").toString();
        assertThat(xml).isEqualTo("<A>a\uFFFDb\uD83D\uDE00c</A>");
    }
}
