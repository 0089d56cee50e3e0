package serin.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import serin.check.lambda.Served;
import serin.finding.CheckInfo;

class ChecksTest {

    @Test
    void idsAreUnique() {
        assertThat(Checks.ALL).extracting(check -> check.info().id()).doesNotHaveDuplicates();
    }

    @Test
    void everyCheckClassIsListed() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("serin.check").stream()
                        .filter(type -> type.isAssignableTo(Check.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        var listed = Checks.ALL.stream()
                .map(check -> check instanceof Served(var inner) ? inner : check)
                .map(check -> check.getClass().getName())
                .collect(Collectors.toSet());
        classes.remove(Served.class.getName());
        assertThat(listed).isEqualTo(classes);
    }

    static Set<CheckInfo> infos() {
        return Checks.ALL.stream().map(Check::info).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("infos")
    void everyCheckSaysWhatItReadsWhereThatIsWrittenAndHowToMend(CheckInfo info) {
        assertThat(info.reads()).isNotEmpty().allMatch(action -> action.matches("[a-z]+:[A-Z][A-Za-z]+"));
        assertThat(info.source()).startsWith("https://docs.aws.amazon.com/");
        assertThat(info.remediation()).endsWith(".").doesNotContain("\n");
        assertThat(info.title()).doesNotEndWith(".").isNotBlank();
    }
}
