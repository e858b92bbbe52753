package dev.amana.corebanking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.amana.corebanking", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule roomsDependOnEachOtherInOneDirection =
            slices().matching("dev.amana.corebanking.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theBankItselfKnowsNoKafkaAndNoWeb = noClasses()
            .that()
            .resideInAnyPackage("..accounts..", "..ledger..", "..determinism..", "..balances..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "org.springframework.web..");
}
