package stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ProcessedTemplateTest {

    @Test
    void isOfTheTemplateAsItIs() throws IOException, NoSuchAlgorithmException {
        var source = Files.readAllBytes(Stack.ROOT.resolve("template.yaml"));
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(source));
        assertThat(Stack.TEMPLATE.at("/Metadata/SourceSha256").textValue())
                .as("tests/stack/processed-template.json is stale: run python tests/stack/translate.py")
                .isEqualTo(sha256);
    }

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
    @Test
    void staysWithinCloudFormationsLimits() {
        assertThat(Stack.TEMPLATE.get("Resources").size()).isLessThanOrEqualTo(500);
        assertThat(Stack.TEMPLATE.get("Parameters").size()).isLessThanOrEqualTo(200);
        assertThat(Stack.TEMPLATE.toString().length()).isLessThanOrEqualTo(1_000_000);
    }
}
