package localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import localcloud.resource.Resource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The project's own stack, where it has been written. */
final class ProcessedTemplateTest {
    private static final Path ROOT = Path.of(System.getProperty("serin.root", "."));
    private static final Path TEMPLATE = ROOT.resolve("tests/stack/processed-template.json");

    @TestFactory
    Stream<DynamicTest> deploys() {
        if (!Files.exists(TEMPLATE)) {
            System.out.println("ProcessedTemplateTest: there is no " + TEMPLATE + ", so nothing was run");
            return Stream.of();
        }
        return Stream.of(DynamicTest.dynamicTest("deploys whole", ProcessedTemplateTest::deploysWhole));
    }

    private static void deploysWhole() throws IOException {
        var body = Files.readString(TEMPLATE);
        var options = new LocalCloud.Options(0, ROOT, InstantSource.system(), List.of());
        try (var cloud = LocalCloud.start(options)) {
            var stack = cloud.deploy("serin-dev", body, Map.of());

            var declared = new ObjectMapper().readTree(body).path("Resources");
            assertThat(stack.resources()).hasSizeGreaterThan(50).hasSizeLessThanOrEqualTo(declared.size());
            assertThat(cloud.resources().all()).hasSameSizeAs(stack.resources());
            assertThat(cloud.resources().all())
                    .extracting(Resource::properties)
                    .noneMatch(properties -> properties.toString().contains("\"Fn::")
                            || properties.toString().contains("\"Ref\":"));
        }
    }
}
