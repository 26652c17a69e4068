package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.govchain.jose.Base64Url;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parsers of bundles and policies answer, they never throw; what they accept they write back to something they read in the same way.
 * The verifier answers whatever is presented, and nothing that was made up is VALID.
 *
 * <p>In the normal run each test sees its seeds. To look for new inputs, one test at a time:
 * {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service/verifier -am -Dtest='VerifyFuzzTest#bundle'
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class VerifyFuzzTest {

    private static final Scene SCENE = new Scene().sealedByAll();
    private static final Scene.Papers PAPERS = SCENE.papers();
    private static final byte[] BUNDLE = SCENE.bundle(PAPERS).toJson();
    private static final byte[] POLICY = SCENE.policyContent().toJson();
    private static final Verifier VERIFIER = Verifier.with(TrustPolicy.parse(POLICY));
    private static final Evidence LIST =
            Evidence.none().withStatusList(new StatusListEvidence.Token(SCENE.statusList()));

    @MethodSource("bundles")
    @FuzzTest(maxDuration = "5m")
    void bundle(byte[] input) {
        Bundle.parse(input).asOptional().ifPresent(parsed -> {
            byte[] written = parsed.toJson();
            assertThat(Bundle.parse(written).asOptional().orElseThrow().toJson())
                    .isEqualTo(written);
        });
        Verdict verdict = VERIFIER.verify(Presentation.bundle(input), Evidence.none(), SCENE.now)
                .verdict();
        // White space is no difference: what counts is what would be written.
        boolean genuine = Bundle.parse(input)
                .asOptional()
                .filter(parsed -> checkable(parsed.toJson()).equals(checkable(BUNDLE)))
                .isPresent();
        assertThat(verdict == Verdict.VALID).isEqualTo(genuine);
    }

    /** All but the transaction's hash, which a receipt does not hold: only a node knows it, and nothing relies on it. */
    private static String checkable(byte[] bundle) {
        return new String(bundle, StandardCharsets.UTF_8).replaceFirst("\"transactionHash\":\"[^\"]*\"", "");
    }

    @MethodSource("policies")
    @FuzzTest(maxDuration = "5m")
    void policy(byte[] input) {
        if (TrustPolicy.parse(input) instanceof PolicyReading.Read read) {
            byte[] written = read.policy().content().toJson();
            assertThat(((PolicyReading.Read) TrustPolicy.parse(written))
                            .policy()
                            .content()
                            .toJson())
                    .isEqualTo(written);
            assertThat(read.policy().explain()).isNotEmpty();
        }
    }

    @MethodSource("evidence")
    @FuzzTest(maxDuration = "5m")
    void evidence(byte[] input) {
        EvidenceReply.parse(input)
                .asOptional()
                .ifPresent(parsed -> assertThat(
                                EvidenceReply.parse(parsed.toJson()).asOptional())
                        .isPresent());
    }

    @MethodSource("seals")
    @FuzzTest(maxDuration = "5m")
    void seal(byte[] input) {
        Verdict verdict =
                VERIFIER.verify(new Presentation.Seal(input), LIST, SCENE.now).verdict();
        assertThat(verdict == Verdict.VALID).isEqualTo(Arrays.equals(input, PAPERS.seal()));
    }

    @MethodSource("credentials")
    @FuzzTest(maxDuration = "5m")
    void credential(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Verdict verdict = VERIFIER.verify(new Presentation.Credential(text), LIST, SCENE.now)
                .verdict();
        // Leaving out disclosures is the holder's right.
        boolean genuine = text.startsWith(DocumentCases.issuerJwt(PAPERS.credential()) + "~");
        assertThat(verdict == Verdict.VALID && !genuine).isFalse();
    }

    @MethodSource("lists")
    @FuzzTest(maxDuration = "5m")
    void statusList(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Evidence evidence = Evidence.none().withStatusList(new StatusListEvidence.Token(text));
        Verdict verdict = VERIFIER.verify(new Presentation.Seal(PAPERS.seal()), evidence, SCENE.now)
                .verdict();
        assertThat(verdict == Verdict.VALID).isEqualTo(evidence.equals(LIST));
    }

    @MethodSource("certificates")
    @FuzzTest(maxDuration = "5m")
    void certificate(byte[] input) {
        CertificateKey.spkiOf(input).ifPresent(spki -> assertThat(spki).hasSizeLessThan(input.length));
    }

    @MethodSource("changes")
    @FuzzTest(maxDuration = "5m")
    void registryChange(byte[] input) {
        RegistryChange.parse(input);
    }

    static Stream<byte[]> bundles() {
        return Stream.of(BUNDLE, new byte[0], "{}".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(BUNDLE, 900));
    }

    static Stream<byte[]> policies() {
        return Stream.of(POLICY, new byte[0], Arrays.copyOf(POLICY, 900));
    }

    static Stream<byte[]> evidence() {
        String text =
                "{\"format\":\"govchain-evidence/1\",\"bundles\":[" + new String(BUNDLE, StandardCharsets.UTF_8) + "]}";
        return Stream.of(text.getBytes(StandardCharsets.UTF_8), "{\"bundles\":[[]]}".getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> seals() {
        return Stream.of(PAPERS.seal(), Arrays.copyOf(PAPERS.seal(), 50), new byte[3]);
    }

    static Stream<byte[]> credentials() {
        String text = PAPERS.credential();
        return Stream.of(text, DocumentCases.issuerJwt(text) + "~", "~", "..~")
                .map(it -> it.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> lists() {
        String genuine = ((StatusListEvidence.Token) LIST.statusList()).text();
        return Stream.of(genuine, genuine.substring(1), "..", Base64Url.encode(new byte[9]))
                .map(it -> it.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> certificates() {
        byte[] genuine = Scene.credentialKey().certificate();
        return Stream.of(genuine, Arrays.copyOf(genuine, 120), new byte[0], new byte[] {0x30, (byte) 0x84});
    }

    static Stream<byte[]> changes() {
        return SCENE.changes.list().stream();
    }
}
