package org.govchain.service;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    /** No cycles, and nobody reaches behind a facade: a city's installation is read module by module. */
    @Test
    void modulesKeepToTheirFacades() {
        ApplicationModules.of(Application.class).verify();
    }
}
