package org.govchain.verify;

import java.util.List;
import org.govchain.VectorFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes docs/spec/vectors/verify and docs/spec/vectors/pdf: {@code mvn test -pl service/verifier -am -Dtest=WriteVerifyVectors -Dgovchain.writeVectors=true
 * -Dsurefire.failIfNoSpecifiedTests=false}. Keys are made for the occasion and thrown away, so every run writes other bytes; what is
 * expected stays. {@link VerifyVectorsTest} reads what was committed.
 */
@EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
class WriteVerifyVectors {

    @Test
    void writesEveryCase() {
        List<VerifyCase> cases = VerifyCasesTest.cases();
        cases.forEach(it -> VectorFiles.write(
                VectorFiles.own(it.file().isPresent() ? "pdf" : "verify"), it.name(), CaseJson.write(it)));
    }
}
