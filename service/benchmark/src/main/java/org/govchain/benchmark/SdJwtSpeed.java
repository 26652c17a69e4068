package org.govchain.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.govchain.credential.CredentialFacts;
import org.govchain.credential.CredentialId;
import org.govchain.credential.CredentialTypeId;
import org.govchain.credential.IssuerId;
import org.govchain.credential.SignedCredential;
import org.govchain.credential.UnsignedCredential;
import org.govchain.credential.ValidityPeriod;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Issues and verifies each document of a file as SD-JWT VC, as peers/sdjwt.mjs does with its library: ES256, every claim selectively
 * disclosable, nothing stored. {@code SdJwtSpeed DOCUMENTS.ndjson ROUNDS} prints the processor time of each round, all threads
 * counted.
 */
final class SdJwtSpeed {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final SecureRandom random = new SecureRandom();
    private final Authority.Key key = Authority.Key.of(KeyAlgorithm.P256, "Stadt Musterstadt");

    private SdJwtSpeed() {}

    /** Arguments: file with one JSON object a line, number of rounds. */
    public static void main(String[] args) throws IOException {
        List<Map<String, ?>> documents = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[0]))) {
            documents.add(members(StrictJson.parseObject(line).orElseThrow()));
        }
        SdJwtSpeed speed = new SdJwtSpeed();
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            System.out.println(speed.round(documents));
        }
    }

    private String round(List<Map<String, ?>> documents) {
        List<String> issued = new ArrayList<>(documents.size());
        long start = SYSTEM.getProcessCpuTime();
        for (Map<String, ?> claims : documents) {
            issued.add(issue(claims));
        }
        long issuing = SYSTEM.getProcessCpuTime();
        for (String credential : issued) {
            verify(credential);
        }
        long verifying = SYSTEM.getProcessCpuTime();
        return "{\"documents\":%d,\"issueCpuMs\":%d,\"verifyCpuMs\":%d}"
                .formatted(documents.size(), (issuing - start) / 1_000_000, (verifying - issuing) / 1_000_000);
    }

    private String issue(Map<String, ?> claims) {
        CredentialFacts facts = new CredentialFacts(
                new IssuerId("https://musterstadt.example"),
                new CredentialTypeId("https://musterstadt.example/types/liquor-licence"),
                CredentialId.random(random),
                Licences.NOW,
                ValidityPeriod.between(Licences.NOW, Licences.NOW.plus(Duration.ofDays(900))),
                Optional.empty(),
                CredentialFacts.encodeCertificate(key.certificate()),
                Optional.empty());
        UnsignedCredential unsigned = UnsignedCredential.of(facts, claims, random);
        return unsigned.sign(key.signer().sign(unsigned.signingInput()));
    }

    /** Signature and every disclosure, as the peer's {@code verify}. */
    private void verify(String text) {
        if (!(SignedCredential.parse(text) instanceof SignedCredential.Accepted(SignedCredential credential))
                || !credential.issuerJws().isSignedBy(key.key())) {
            throw new IllegalStateException("what was just issued does not verify");
        }
    }

    private static Map<String, ?> members(ObjectNode object) {
        return Map.copyOf(
                object.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
