package localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import localcloud.template.TemplateText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `sam package` makes of a template: CodeUri is the address of the upload, the rest stays. */
final class LockFileTest {
    private static final String SOURCE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              F:
                Type: AWS::Serverless::Function
                Metadata: {SkipBuild: true}
                Properties:
                  CodeUri: f/target/f.jar
                  Description: !Sub "of ${AWS::StackName}"
            """;

    private static final String UPLOADED = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              F:
                Type: AWS::Serverless::Function
                Metadata:
                  SkipBuild: true
                  SamResourceId: F
                Properties:
                  CodeUri: s3://bucket/%s
                  Description:
                    Fn::Sub: of ${AWS::StackName}
            """;

    private static final String PROCESSED = """
            {"Metadata": {"SourceSha256": "%s"}, "Resources": {
              "F": {"Type": "AWS::Lambda::Function",
                    "Properties": {"Code": {"S3Bucket": "local-artifacts", "S3Key": "f/target/f.jar"}}},
              "FVersion0123456789": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "F"}}},
              "FAliaslive": {"Type": "AWS::Lambda::Alias",
                    "Properties": {"FunctionVersion": {"Fn::GetAtt": ["FVersion0123456789", "Version"]}}}}}
            """;

    @TempDir
    private Path project = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(project.resolve("template.yaml"), SOURCE);
        Files.writeString(project.resolve("processed.json"), PROCESSED.replace("%s", sha256(SOURCE)));
    }

    private Optional<ObjectNode> expand(String template) {
        return new LockFile(project.resolve("template.yaml"), project.resolve("processed.json"))
                .expand(TemplateText.read(template), Map.of());
    }

    @Test
    void takesTheCodeFromWhereItWasUploaded() {
        var expanded = expand(UPLOADED.formatted("abc")).orElseThrow();

        assertThat(expanded.at("/Resources/F/Properties/Code").toString())
                .isEqualTo("{\"S3Bucket\":\"bucket\",\"S3Key\":\"abc\"}");
    }

    @Test
    void givesAVersionAnotherIdWhenTheCodeIsAnother() {
        var one = expand(UPLOADED.formatted("abc")).orElseThrow();
        var again = expand(UPLOADED.formatted("abc")).orElseThrow();
        var other = expand(UPLOADED.formatted("def")).orElseThrow();

        assertThat(version(one)).matches("FVersion[0-9a-f]{10}").isEqualTo(version(again));
        assertThat(version(one)).isNotEqualTo(version(other));
        assertThat(other.path("Resources").has(version(other))).isTrue();
    }

    private static String version(ObjectNode expanded) {
        return expanded.at("/Resources/FAliaslive/Properties/FunctionVersion/Fn::GetAtt/0")
                .asText();
    }

    @Test
    void knowsNoOtherTemplate() {
        assertThat(expand(UPLOADED.formatted("abc").replace("of $", "another $")))
                .isEmpty();
    }

    @Test
    void isNoGoodWhenItIsStale() throws IOException {
        Files.writeString(project.resolve("template.yaml"), SOURCE + "# changed\n");

        assertThat(expand(UPLOADED.formatted("abc"))).isEmpty();
    }

    @Test
    void isNoGoodWhenItIsNotThere() throws IOException {
        Files.delete(project.resolve("processed.json"));

        assertThat(expand(UPLOADED.formatted("abc"))).isEmpty();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
