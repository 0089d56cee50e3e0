package serin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the packages: template -> expectation -> observation -> check -> finding -> verdict -> report. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("serin");

    /** Each package, and those of Serin's that it may know beside {@code text}. */
    private static final String[][] ARROWS = {
        {"text"},
        {"template"},
        {"observation"},
        {"policy", "template"},
        {"schedule"},
        {"finding", "observation"},
        {"expectation", "template", "finding", "observation", "schedule", "policy"},
        {"check", "expectation", "observation", "finding", "template", "policy", "schedule"},
        {"wiring", "expectation", "finding", "policy"},
        {"run", "check", "wiring", "expectation", "observation", "finding", "template"},
        {"init", "run", "check", "finding", "template"},
        {"metric", "run", "finding"},
        {"ledger", "metric", "run", "finding", "observation"},
        {"gate", "ledger", "run", "check", "finding", "observation", "template"},
        {"stackgate", "gate", "ledger", "run", "finding", "observation"},
        {"report", "run", "wiring", "ledger", "finding", "observation", "template"},
        {"aws", "ledger", "metric", "observation"},
        {
            "handler",
            "stackgate",
            "gate",
            "metric",
            "run",
            "ledger",
            "check",
            "report",
            "aws",
            "finding",
            "observation",
            "template",
            "expectation"
        },
        {
            "cli",
            "init",
            "run",
            "ledger",
            "check",
            "report",
            "aws",
            "finding",
            "observation",
            "template",
            "expectation",
            "schedule"
        },
    };

    @TestFactory
    Stream<DynamicTest> everyPackageKnowsOnlyThoseBeforeIt() {
        return Arrays.stream(ARROWS)
                .map(arrow -> DynamicTest.dynamicTest(arrow[0], () -> {
                    var known = Stream.concat(
                                    Arrays.stream(arrow).map(name -> "serin." + name + ".."),
                                    Stream.of(
                                            "serin.text..",
                                            "java..",
                                            "javax..",
                                            "org.jspecify..",
                                            "com.fasterxml.jackson..",
                                            "org.snakeyaml..",
                                            "com.cronutils..",
                                            "picocli..",
                                            "io.github.bucket4j..",
                                            "software.amazon.awssdk..",
                                            "software.amazon.lambda.powertools..",
                                            "com.amazonaws.xray..",
                                            "org.slf4j..",
                                            "com.amazonaws.services.lambda.runtime.."))
                            .toArray(String[]::new);
                    classes()
                            .that()
                            .resideInAPackage("serin." + arrow[0] + "..")
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(known)
                            .check(CLASSES);
                }));
    }

    @Test
    void onlyTheAdaptersKnowTheSdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage("serin.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(CLASSES);
    }

    @Test
    void onlyMetricsLinesAndTracesOfTheLambdaDoorKnowPowertools() {
        noClasses()
                .that()
                .haveNameNotMatching("serin\\.handler\\.(PrintedMetrics|PrintedLines|JsonLines\\w*|XRay)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.lambda.powertools..", "com.amazonaws.xray..")
                .check(CLASSES);
    }

    @Test
    void onlyTheLambdaDoorLogs() {
        noClasses()
                .that()
                .resideOutsideOfPackage("serin.handler..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void onlyOneClassSpeaksHttpByItself() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("serin.handler.HttpSender")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineKnowsItsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("serin.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void checksKeepNoTimeAndWriteNoLog() {
        noClasses()
                .that()
                .resideInAPackage("serin.check..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesKnowEachOther() {
        slices().matching("serin.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
