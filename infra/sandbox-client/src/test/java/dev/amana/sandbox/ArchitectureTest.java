package dev.amana.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.amana.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.amana.sandbox.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule tppAndPsuDoNotKnowEachOther =
            slices().matching("dev.amana.sandbox.(tpp|psu)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule clientIsPlainJava =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework..");

    @ArchTest
    static final ArchRule oauthStaysWithTheTpp = noClasses()
            .that()
            .resideInAPackage("dev.amana.sandbox.psu")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds.oauth2.sdk.token..");
}
