package dev.amana.consent;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the folder tree promises. */
@AnalyzeClasses(packages = "dev.amana.consent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theDomainStandsAlone = classes()
            .that()
            .resideInAPackage("..consents")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.amana.consent.consents", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule decidingNeedsNoClockNorChance = noClasses()
            .that()
            .resideInAPackage("..consents")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule slicesDoNotRunInCircles =
            slices().matching("dev.amana.consent.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theTwoApisDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("..publicapi")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..internalapi")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("..publication");

    @ArchTest
    static final ArchRule theInternalApiKnowsNeitherThePublicOneNorThePublication = noClasses()
            .that()
            .resideInAPackage("..internalapi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..publicapi", "..publication");

    @ArchTest
    static final ArchRule readingDoesNotKnowWriting = noClasses()
            .that()
            .resideInAnyPackage("..status", "..publication")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..eventstore", "..publicapi", "..internalapi");

    @ArchTest
    static final ArchRule onlyTheStoreAndItsProjectionKnowAxon = noClasses()
            .that()
            .resideOutsideOfPackages("..eventstore", "..status")
            .and()
            .haveSimpleNameNotEndingWith("DatabaseUnavailable")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..");

    @ArchTest
    static final ArchRule edgesAndParticularsStayInTheirPackage = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(RestControllerAdvice.class)
            .or()
            .resideInAnyPackage("..publicapi", "..internalapi", "..publication", "..service")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule whatIsWiredIsMadeThroughItsConstructor =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule settingsAreRecordsAndNotStrings =
            noClasses().should().dependOnClassesThat().areAssignableTo(Value.class);

    @ArchTest
    static final ArchRule nobodyPrints = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule componentsHaveNoStateOfTheirOwn = classes()
            .that()
            .areMetaAnnotatedWith(Component.class)
            .and(are(DescribedPredicate.not(entity())))
            .should()
            .haveOnlyFinalFields();

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(resideInANullMarkedPackage());

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in an unmarked package"));
            }
        };
    }

    private static DescribedPredicate<JavaClass> entity() {
        return DescribedPredicate.describe(
                "the entity, which is its events' sum",
                type -> type.getSimpleName().equals("ConsentEntity"));
    }
}
