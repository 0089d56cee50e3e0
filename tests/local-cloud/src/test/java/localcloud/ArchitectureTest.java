package localcloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "localcloud", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_NOTHING_OF_THE_CANARY =
            noClasses().should().dependOnClassesThat().resideInAPackage("serin..");

    @ArchTest
    static final ArchRule RESOURCES_STAND_BELOW_ALL = noClasses()
            .that()
            .resideInAPackage("localcloud.resource..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "localcloud.service..", "localcloud.wire..", "localcloud.template..", "localcloud.admin..");

    @ArchTest
    static final ArchRule SERVICES_KNOW_NOTHING_OF_THE_ADMIN_API = noClasses()
            .that()
            .resideInAPackage("localcloud.service..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("localcloud.admin..");

    @ArchTest
    static final ArchRule TEMPLATES_KNOW_NOTHING_OF_THE_WIRE = noClasses()
            .that()
            .resideInAPackage("localcloud.template..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("localcloud.wire..");
}
