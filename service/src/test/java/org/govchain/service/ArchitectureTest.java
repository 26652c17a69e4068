package org.govchain.service;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

/** The rules that hold the house together, each with its reason. */
class ArchitectureTest {

    private static final String ROOT = "org.govchain.service";

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void modulesUseEachOtherThroughTheirFacadesAndWithoutCycles() {
        ApplicationModules.of(Application.class).verify();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(SERVICE);
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that()
                        .resideInAnyPackage(ROOT + ".anchoring..", ROOT + ".signing..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.govchain.credential..",
                                "org.govchain.seal..",
                                "org.govchain.status..",
                                ROOT + ".issuance..",
                                ROOT + ".status..",
                                ROOT + ".documents..")
                        .because("log and keys must not know what an entry or a message means: whoever adds a kind of"
                                + " document changes neither"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROOT + ".verification..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + ".verification..")
                        .because("what the public asks for is an outermost layer; nothing may come to rely on it"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".demo..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT + ".demo..")
                        .because("a production installation runs without a line of the demo"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".demo..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.zonky..", "org.govchain.chain.development..")
                        .because("embedded processes belong to the demo"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.web3j..")
                        .because("org.govchain.chain is the one place that talks to a node"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
                        .because("the SQL that runs is the SQL one reads"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".demo..")
                        .and()
                        .areNotAssignableTo(ClockConfiguration.class)
                        .should()
                        .callMethodWhere(
                                target(owner(name(Clock.class.getName()))).and(target(name("systemUTC"))))
                        .orShould()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callConstructor(SecureRandom.class)
                        .because("time and randomness are injected, so that tests can choose them"),
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Controller")
                        .or()
                        .haveSimpleNameEndingWith("Store")
                        .or()
                        .haveSimpleNameEndingWith("Properties")
                        .should()
                        .notBePublic()
                        .because("other modules call a facade; HTTP, SQL and configuration are nobody else's business"),
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Impl")
                        .because("a class that is named after nothing becomes a drawer for everything"),
                noClasses()
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because("what is printed passes by the rules of the loggers"),
                noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Component.class)
                        .should()
                        .beAnnotatedWith("org.springframework.scheduling.annotation.Async")
                        .because("a flow that can be followed by clicking has no hidden hand-over"));
    }

    @Test
    void importsSomething() {
        // A rule over no classes holds always.
        assertThat(SERVICE.stream().map(JavaClass::getPackageName))
                .contains(ROOT + ".anchoring", ROOT + ".signing", ROOT + ".demo", ROOT + ".status");
    }
}
