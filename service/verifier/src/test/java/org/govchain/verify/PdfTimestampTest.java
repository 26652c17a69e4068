package org.govchain.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.govchain.crypto.CryptoProviders;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.merkle.Sha256Digest;
import org.govchain.seal.QrText;
import org.govchain.seal.SealBytes;
import org.junit.jupiter.api.Test;

/** A file signed with a key that was revoked at 09:10, with a timestamp from before or after. */
class PdfTimestampTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TestKey DOCUMENT_KEY = TestKey.p256();
    private static final Instant BEFORE = Instant.parse("2026-03-02T09:05:00Z");
    private static final Instant AFTER = Instant.parse("2026-03-02T09:15:00Z");
    private static final Instant EARLY = Instant.parse("2025-01-01T00:00:00Z");

    private record Party(KeyPair pair, X509Certificate certificate) {}

    private final Party authority = party("CN=Root", Optional.empty(), true, Duration.ofDays(3650));
    private final Party tsa = party("CN=Times", Optional.of(authority), false, Duration.ofDays(3650));

    @Test
    void aTimestampOfANamedAuthorityProvesThatTheKeyWasStillGood() {
        assertThat(outcome(BEFORE, List.of(tsa.certificate()), tsa)).isEqualTo(Outcome.passed());
        assertThat(outcome(BEFORE, List.of(authority.certificate()), tsa)).isEqualTo(Outcome.passed());
        assertThat(report(BEFORE, List.of(tsa.certificate()), tsa)
                        .pdf()
                        .orElseThrow()
                        .timestamps())
                .containsExactly(new JudgedPdf.Timestamp(BEFORE, "CN=Times", true));
    }

    @Test
    void withoutANamedAuthorityItProvesNothing() {
        Party stranger = party("CN=Root", Optional.empty(), true, Duration.ofDays(3650));
        for (List<X509Certificate> named : List.of(List.<X509Certificate>of(), List.of(stranger.certificate()))) {
            assertUnproven(outcome(BEFORE, named, tsa));
            assertThat(report(BEFORE, named, tsa).pdf().orElseThrow().timestamps())
                    .containsExactly(new JudgedPdf.Timestamp(BEFORE, "CN=Times", false));
        }
    }

    @Test
    void aTimestampFromAfterTheRevocationOrFromTheFutureProvesNothing() {
        assertUnproven(outcome(AFTER, List.of(tsa.certificate()), tsa));
        assertUnproven(outcome(Instant.parse("2027-01-01T00:00:00Z"), List.of(tsa.certificate()), tsa));
    }

    @Test
    void aCertificateForAnotherPurposeOrOverAtThatTimeIsNotTrusted() {
        Party over = party("CN=Over", Optional.of(authority), false, Duration.ofDays(30));
        assertUnproven(outcome(BEFORE, List.of(over.certificate()), over));
        assertUnproven(outcome(BEFORE, List.of(authority.certificate()), over));
        // A certificate for anything: the authority's own, used for a timestamp.
        assertUnproven(outcome(BEFORE, List.of(authority.certificate()), authority));
        Party issuedByALeaf = party("CN=Below", Optional.of(tsa), false, Duration.ofDays(3650));
        assertUnproven(outcome(BEFORE, List.of(tsa.certificate()), issuedByALeaf));
    }

    @Test
    void aPolicyKeepsTheNamesAndRefusesWhatIsNoCertificate() {
        Scene scene = scene();
        scene.timestampAuthorities = List.of(tsa.certificate());
        String json = new String(scene.policyContent().toJson(), UTF_8);
        TrustPolicy read = ((PolicyReading.Read) TrustPolicy.parse(json.getBytes(UTF_8))).policy();
        assertThat(read.content().timestampAuthorities()).containsExactly(tsa.certificate());
        assertThat(read.explain()).anySatisfy(line -> assertThat(line).contains("count from CN=Times"));

        String broken = json.replaceFirst("(timestampAuthorities\":\\[\")[A-Za-z0-9]{4}", "$1AAAA");
        assertThat(TrustPolicy.parse(broken.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        PolicyReading.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.POLICY_MALFORMED));
    }

    private static void assertUnproven(Outcome outcome) {
        assertThat(outcome).isEqualTo(Outcome.undetermined(ReasonCode.ISSUER_TIME_UNPROVEN));
    }

    private Outcome outcome(Instant time, List<X509Certificate> named, Party signer) {
        return report(time, named, signer).outcome(Check.PDF);
    }

    private VerificationReport report(Instant time, List<X509Certificate> named, Party signer) {
        Scene scene = scene();
        scene.timestampAuthorities = named;
        Scene.Papers papers = scene.papers();
        String code = new QrText("pruefen.musterstadt.example", SealBytes.of(papers.seal())).toString();
        PdfFacts facts = PdfFacts.signed(
                Optional.of(DOCUMENT_KEY.key()),
                Sha256Digest.hash(new byte[] {1}),
                List.of(new PdfTimestamp(time, List.of(signer.certificate()))),
                Optional.of(List.of(List.of(code))));
        return Verifier.with(TrustPolicy.parse(scene.policyContent().toJson()))
                .verify(Presentation.pdf(scene.bundle(papers).toJson(), facts), Evidence.none(), scene.now);
    }

    private static Scene scene() {
        Scene scene = new Scene();
        scene.changes.key(Scene.ISSUER, DOCUMENT_KEY, 8, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        scene.changes.revoke(Scene.ISSUER, DOCUMENT_KEY, "2026-03-02T09:10:00Z");
        scene.policyKeys.add(DOCUMENT_KEY);
        return scene;
    }

    private static Party party(String name, Optional<Party> issuer, boolean issues, Duration validity) {
        KeyPair pair = KeyPairs.generate(KeyAlgorithm.P256, RANDOM);
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer.map(it -> new X500Name(
                                    it.certificate().getSubjectX500Principal().getName()))
                            .orElseGet(() -> new X500Name(name)),
                    new BigInteger(64, RANDOM).add(BigInteger.ONE),
                    Date.from(EARLY),
                    Date.from(EARLY.plus(validity)),
                    new X500Name(name),
                    pair.getPublic());
            if (issues) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            } else {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            KeyPair signer = issuer.map(Party::pair).orElse(pair);
            return new Party(
                    pair,
                    new JcaX509CertificateConverter()
                            .setProvider(CryptoProviders.bouncyCastle())
                            .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                                    .setProvider(CryptoProviders.bouncyCastle())
                                    .build(signer.getPrivate()))));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }
}
