package org.govchain.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.govchain.cli");

    @Test
    void knowsTheServiceOnlyThroughHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.govchain.service..", "org.springframework..")
                .because("a checker must not need, nor trust, the code of the service")
                .check(classes);
    }

    @Test
    void leavesTheChainToItsPackage() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.web3j..")
                .because("org.govchain.chain is the one place that talks to a node")
                .check(classes);
    }
}
