package org.govchain.service.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.office.Office;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.types.ShippedTypes;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An installation says what it needs; entered as said, it can issue, and needs nothing more. */
class RegistrationTest {

    private static final int KEYS = KeyPurpose.values().length;
    private static final int TYPES = ShippedTypes.files().size();

    private final Office office = Office.shared();

    @Test
    void aNewInstallationNeedsAuthoritiesKeysTypesProfilesItsLogAndListsInThisOrder() {
        List<String> changes = new ArrayList<>();
        wantedAtFirst().forEach(change -> changes.add(change.get("change").asString()));

        List<String> ofEach = new ArrayList<>(List.of("register-authority"));
        ofEach.addAll(Collections.nCopies(KEYS, "add-key"));
        ofEach.addAll(Collections.nCopies(TYPES, "allow-type"));
        List<String> expected = new ArrayList<>(ofEach);
        expected.addAll(ofEach);
        expected.addAll(Collections.nCopies(TYPES, "register-profile"));
        expected.addAll(List.of("register-log", "register-status-list", "register-status-list"));
        assertThat(changes).isEqualTo(expected);
    }

    @Test
    void keysAreShownWithTheCertificateThatLimitsThem() throws CertificateException {
        SigningKey seal = office.bean(Signing.class).keys().get(1);
        JsonNode shown = wantedAtFirst().get(2);

        assertThat(shown.get("purpose").asString()).isEqualTo("seal");
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(Base64.getDecoder()
                                .decode(shown.get("certificate").asString()))))
                .isEqualTo(seal.certificate());
        assertThat(shown.get("until").asString())
                .isEqualTo(seal.certificate().getNotAfter().toInstant().toString());
    }

    @Test
    void theLogMayGrowByAsMuchAsOneCheckpointTakesAndNoMore() {
        int before = 2 * (1 + KEYS + TYPES) + TYPES;
        JsonNode log = wantedAtFirst().get(before);

        assertThat(log.get("log").asString())
                .isEqualTo(office.bean(TransparencyLog.class).origin().value());
        assertThat(log.get("maxGrowth").asLong()).isEqualTo(200_000);
    }

    @Test
    void nothingIsMissingOnceItWasEntered() {
        assertThat(office.bean(Registration.class).missing()).isEqualTo(Optional.of(List.of()));
        JsonNode now = office.get("/api/registration", office.token(Office.MUSTERSTADT, Role.OPERATOR))
                .json();

        assertThat(now.get("format").asString()).isEqualTo("govchain-registration/1");
        assertThat(now.get("changes").size()).isZero();
        Office.await(
                "health says so",
                () -> office.get("/actuator/health")
                        .json()
                        .at("/components/registration/status")
                        .asString()
                        .equals("UP"));
    }

    private JsonNode wantedAtFirst() {
        return office.wanted().json().get("changes");
    }
}
