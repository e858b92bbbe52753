package dev.amana.aisp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Value;

@AnalyzeClasses(packages = "dev.amana.aisp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.amana.aisp";

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule resourcesDoNotKnowEachOther = slices().matching(ROOT
                    + ".(accounts|balances|transactions|beneficiaries|directdebits|standingorders|futuredatedpayments|statements"
                    + "|offers|parties|supplementaryinfo|products)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule theTableKnowsNothingElse = classes()
            .that()
            .resideInAPackage(ROOT + ".permissions")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".permissions", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule decidingTouchesNothingButItsInput = noClasses()
            .that()
            .haveFullyQualifiedName(ROOT + ".access.AccessCheck")
            .or()
            .haveNameMatching(ROOT.replace(".", "\\.") + "\\.access\\.Rule.*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.micrometer..", "java.sql..", "java.net..", "java.io..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.(Clock|InstantSource)|java\\.util\\.Random.*");

    @ArchTest
    static final ArchRule accessKnowsNoTechnology = noClasses()
            .that()
            .resideInAPackage(ROOT + ".access")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "tools.jackson..", "org.apache.kafka..", "java.sql..");

    @ArchTest
    static final ArchRule theTimeIsAskedOfAClockThatIsHandedIn = noClasses()
            .that()
            .doNotHaveSimpleName("AispApplication")
            .should()
            .callMethod("java.time.Instant", "now")
            .orShould()
            .callMethod("java.time.Clock", "systemUTC");

    @ArchTest
    static final ArchRule sqlStaysWithWhatIsStored = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".projections", ROOT + ".fairusage")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "dev.amana.feed.project..");

    @ArchTest
    static final ArchRule kafkaStaysInItsAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".corebanking.kafka", ROOT + ".decisions.kafka")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule settingsAreRecords =
            noFields().should().beAnnotatedWith(Value.class).allowEmptyShould(true);
}
