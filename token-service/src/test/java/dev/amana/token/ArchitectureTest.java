package dev.amana.token;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.amana.token", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule everyPackageOfTheOAuthHalfStandsWithoutACircle =
            slices().matching("dev.amana.token.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingLooksAtTheEndpoints = noClasses()
            .that()
            .resideOutsideOfPackage("..token.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.amana.token.server..");

    @ArchTest
    static final ArchRule keysKnowNothingOfWhatTheySign = noClasses()
            .that()
            .resideInAPackage("dev.amana.token.keys..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.amana.token.grants..", "dev.amana.token.tokens..", "dev.amana.token.server..");

    @ArchTest
    static final ArchRule applicationsKnowNothingOfGrants = noClasses()
            .that()
            .resideInAPackage("dev.amana.token.applications..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.amana.token.grants..", "dev.amana.token.authorise..");

    @ArchTest
    static final ArchRule noPasswordHashStandsInTheWayOfAMachine = noClasses()
            .that()
            .resideOutsideOfPackage("..token.staff.users..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.security.crypto.bcrypt..");

    @ArchTest
    static final ArchRule staffAreNobodysBusiness = noClasses()
            .that()
            .resideOutsideOfPackage("..token.staff..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..token.staff..");

    @ArchTest
    static final ArchRule theClockIsAskedNotTheSystem = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule configurationIsTypedAndChecked = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value");

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness = classes()
            .that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should()
            .notBePublic();

    @Test
    void aRuleThatIsBrokenSaysSo() {
        JavaClasses tests = new ClassFileImporter().importPackages("dev.amana.token.support", "dev.amana.token.server");

        assertThat(theClockIsAskedNotTheSystem.evaluate(tests).hasViolation()).isTrue();
        assertThat(noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.amana.token.server..")
                        .evaluate(tests)
                        .hasViolation())
                .isTrue();
    }
}
