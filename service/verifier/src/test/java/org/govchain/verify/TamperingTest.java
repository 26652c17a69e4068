package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Changes every single byte, one after the other: nothing may stay VALID. */
class TamperingTest {

    private final Scene scene = youngPolicy();
    private final Scene.Papers papers = scene.papers();
    private final Verifier verifier =
            Verifier.with(TrustPolicy.parse(scene.policyContent().toJson())).remembering(new VerifierCache(10_000));
    private final String list = scene.statusList();

    /** The policy is younger than everything else, so that what it does not know is known to be wrong. */
    private static Scene youngPolicy() {
        Scene scene = new Scene();
        scene.policyCreatedAt = scene.now;
        return scene;
    }

    private Verdict verdict(Presentation presentation, Evidence evidence) {
        return verifier.verify(presentation, evidence, scene.now).verdict();
    }

    private static byte[] changed(byte[] bytes, int place) {
        byte[] copy = bytes.clone();
        copy[place] ^= 1;
        return copy;
    }

    private static void assertInvalid(byte[] bytes, IntPredicate exempt, Function<byte[], Verdict> judge) {
        assertThat(judge.apply(bytes)).isEqualTo(Verdict.VALID);
        for (int place = 0; place < bytes.length; place++) {
            if (!exempt.test(place)) {
                assertThat(judge.apply(changed(bytes, place)))
                        .as("byte " + place + " of " + bytes.length)
                        .isEqualTo(Verdict.INVALID);
            }
        }
    }

    @Test
    void anyByteOfASeal() {
        Evidence evidence = Evidence.none().withStatusList(new StatusListEvidence.Token(list));
        assertInvalid(papers.seal(), _ -> false, bytes -> verdict(new Presentation.Seal(bytes), evidence));
    }

    @Test
    void anyByteOfACredential() {
        Evidence evidence = Evidence.none().withStatusList(new StatusListEvidence.Token(list));
        assertInvalid(
                papers.credential().getBytes(StandardCharsets.US_ASCII),
                _ -> false,
                bytes ->
                        verdict(new Presentation.Credential(new String(bytes, StandardCharsets.ISO_8859_1)), evidence));
    }

    @Test
    void anyByteOfAStatusList() {
        assertInvalid(
                list.getBytes(StandardCharsets.US_ASCII),
                _ -> false,
                bytes -> verdict(
                        new Presentation.Seal(papers.seal()),
                        Evidence.none()
                                .withStatusList(
                                        new StatusListEvidence.Token(new String(bytes, StandardCharsets.ISO_8859_1)))));
    }

    @Test
    void anyByteOfABundleOnline() {
        Evidence evidence = scene.online(papers);
        assertInvalid(
                scene.bundle(papers).toJson(), _ -> false, bytes -> verdict(Presentation.bundle(bytes), evidence));
    }

    /** Only the chain knows block and transaction; offline they are neither checked nor relied on. */
    @Test
    void anyByteOfABundleOfflineButWhatOnlyTheChainKnows() {
        byte[] json = scene.bundle(papers).toJson();
        String text = new String(json, StandardCharsets.ISO_8859_1);
        List<String> unknowable =
                List.of("\"blockNumber\":", "\"blockHash\":\"", "\"blockTime\":\"", "\"transactionHash\":\"");
        assertInvalid(
                json,
                place -> unknowable.stream().anyMatch(name -> isValueOf(text, name, place)),
                bytes -> verdict(Presentation.bundle(bytes), Evidence.none()));
    }

    /** With the seal at hand, block and time of the anchor are known offline too. */
    @Test
    void anyByteOfAConsortiumSealAndOfTheAnchorThatItSeals() {
        Scene sealed = new Scene().sealedByAll();
        sealed.policyCreatedAt = sealed.now;
        Verifier knowing = Verifier.with(
                        TrustPolicy.parse(sealed.policyContent().toJson()))
                .remembering(new VerifierCache(10_000));
        byte[] json = sealed.bundle().toJson();
        String text = new String(json, StandardCharsets.ISO_8859_1);
        int from = text.indexOf("\"anchor\"");
        int to = text.indexOf("\"statusList\"");
        assertInvalid(
                json,
                place -> place < from || place >= to || isValueOf(text, "\"transactionHash\":\"", place),
                bytes -> knowing.verify(Presentation.bundle(bytes), Evidence.none(), sealed.now)
                        .verdict());
    }

    private static boolean isValueOf(String text, String name, int place) {
        int from = text.indexOf(name) + name.length();
        int comma = text.indexOf(',', from);
        return place >= from && place < comma;
    }

    /** What the registry vouches for; the rest of a policy is what people compare its digest for. */
    @Test
    void anyByteOfAPolicysJournalAndKeys() {
        byte[] json = scene.policyContent().toJson();
        String text = new String(json, StandardCharsets.US_ASCII);
        int from = text.indexOf("\"journal\":");
        int to = text.indexOf(",\"profiles\"");
        Presentation presentation = Presentation.bundle(scene.bundle(papers));
        assertInvalid(
                json,
                place -> place < from || place >= to,
                bytes -> Verifier.with(TrustPolicy.parse(bytes))
                        .verify(presentation, Evidence.none(), scene.now)
                        .verdict());
    }
}
