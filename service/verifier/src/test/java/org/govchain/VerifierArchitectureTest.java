package org.govchain;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.FileInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keeps verification a pure function, and the packages a line. */
class VerifierArchitectureTest {

    private static final JavaClasses VERIFIER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages("org.govchain");

    private static final Set<String> READS_THE_TIME = Set.of("now", "currentTimeMillis", "nanoTime");

    @Test
    void merkleUsesTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("org.govchain.merkle")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.govchain.merkle", "org.jspecify.annotations"))
                .because("it is the part that others copy, port and audit first")
                .check(VERIFIER);
    }

    @Test
    void knowsNoFrameworkAndNoLogger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta..",
                        "org.slf4j..",
                        "org.apache.logging..",
                        "org.apache.commons.logging..",
                        "java.util.logging..")
                .orShould()
                .dependOnClassesThat(type(System.Logger.class))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("claims pass through here, and what cannot log cannot leak them")
                .check(VERIFIER);
    }

    @Test
    void reachesNeitherNetworkNorFiles() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.net..", "javax.net..", "java.nio.channels..", "java.nio.file..")
                                .and(not(belongToAnyOf(URI.class, URISyntaxException.class))))
                .orShould()
                .dependOnClassesThat(type(File.class).or(type(FileInputStream.class)))
                .because(
                        "gathering evidence is somebody else's work and may fail; a verdict is computed from what is at hand")
                .check(VERIFIER);
    }

    @Test
    void isToldTheTime() {
        noClasses()
                .should()
                .dependOnClassesThat(type(Clock.class))
                .orShould()
                .callMethodWhere(new DescribedPredicate<>("it reads the time") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return READS_THE_TIME.contains(call.getTarget().getName())
                                && (call.getTargetOwner().getPackageName().startsWith("java.time")
                                        || call.getTargetOwner().isEquivalentTo(System.class));
                    }
                })
                .because("a verdict about a past day must come out the same today and in ten years")
                .check(VERIFIER);
    }

    @Test
    void isGivenItsRandomness() {
        noClasses()
                .should()
                .callConstructorWhere(AccessTarget.Predicates.declaredIn(SecureRandom.class)
                        .onResultOf(JavaConstructorCall::getTarget))
                .orShould()
                .callMethod(SecureRandom.class, "getInstance", String.class)
                .orShould()
                .callMethod(SecureRandom.class, "getInstanceStrong")
                .because("tests and vectors inject their own")
                .check(VERIFIER);
    }

    @Test
    void leavesTheProvidersOfTheProcessAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(type(Security.class))
                .because("a library that registers providers changes the cryptography of everything around it")
                .check(VERIFIER);
    }

    @Test
    void packagesFormALine() {
        slices().matching("org.govchain.(*)..")
                .should()
                .beFreeOfCycles()
                .because("merkle, crypto, log, … , verify can be read in this order")
                .check(VERIFIER);
    }
}
