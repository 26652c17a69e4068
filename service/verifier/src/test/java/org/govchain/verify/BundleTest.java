package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.log.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundleTest {

    private static final Bundle BUNDLE = new Scene().bundle();

    private static String text() {
        return DocumentCases.text(BUNDLE);
    }

    private static Parsed<Bundle> read(String json) {
        return Bundle.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void comesBackFromItsJsonByteForByte() {
        Bundle read = read(text()).asOptional().orElseThrow();
        assertThat(DocumentCases.text(read)).isEqualTo(text());
        assertThat(read.index()).hasValue(3);
        assertThat(read.anchor()).isEqualTo(BUNDLE.anchor());
    }

    @Test
    void writesEveryPart() {
        Bundle read = read(DocumentCases.text(SEALED)).asOptional().orElseThrow();

        assertThat(read.credential()).isPresent().isEqualTo(SEALED.credential());
        assertThat(read.seal())
                .hasValueSatisfying(
                        seal -> assertThat(seal).isEqualTo(SEALED.seal().orElseThrow()));
        assertThat(read.payload())
                .hasValueSatisfying(payload ->
                        assertThat(payload).isEqualTo(SEALED.payload().orElseThrow()));
        assertThat(read.salt()).isPresent().isEqualTo(SEALED.salt());
        assertThat(read.proof()).isPresent().isEqualTo(SEALED.proof());
        assertThat(read.anchor()).isPresent().isEqualTo(SEALED.anchor());
        assertThat(read.consortiumSeal()).isPresent().isEqualTo(SEALED.consortiumSeal());
        assertThat(read.statusList()).isPresent().isEqualTo(SEALED.statusList());
        assertThat(read.keys()).hasSize(1).first().isEqualTo(SEALED.keys().getFirst());
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Bundle bare = BUNDLE.toBuilder()
                .credential(null)
                .withoutPayload()
                .index(null)
                .proof(null)
                .anchor(null)
                .statusList(null)
                .keys(List.of())
                .build();
        assertThat(DocumentCases.text(bare))
                .matches("\\{\"format\":\"govchain-bundle/1\",\"seal\":\"[^\"]*\",\"keys\":\\[]}");
        Bundle read = read(DocumentCases.text(bare)).asOptional().orElseThrow();
        assertThat(read.seal()).isPresent();
        assertThat(read.credential()).isEmpty();
        assertThat(read.payload()).isEmpty();
        assertThat(read.salt()).isEmpty();
        assertThat(read.index()).isEmpty();
        assertThat(read.proof()).isEmpty();
        assertThat(read.anchor()).isEmpty();
        assertThat(read.statusList()).isEmpty();
        assertThat(read.consortiumSeal()).isEmpty();
        assertThat(read.keys()).isEmpty();
    }

    static Stream<String> malformed() {
        String text = text();
        return Stream.of(
                "",
                "null",
                "[]",
                text + " x",
                text.replaceFirst("\\{", "{\"extra\":null,"),
                text.replace("\"index\":3", "\"index\":null"),
                text.replace("\"index\":3", "\"index\":3.0"),
                text.replace("\"index\":3", "\"index\":\"3\""),
                text.replace("\"index\":3", "\"index\":9223372036854775808"),
                text.replaceFirst("\"seal\":\"", "\"seal\":\"="),
                text.replaceFirst("\"payload\":\"[^\"]*\",", ""),
                text.replaceFirst("\"keys\":\\[[^]]*]", "\"keys\":{}"),
                text.replaceFirst("\"keys\":\\[[^]]*]", "\"keys\":[\"AB==\"]"),
                text.replaceFirst(
                        "\"keys\":\\[[^]]*]",
                        "\"keys\":[" + String.join(",", Collections.nCopies(9, "\"AAAA\"")) + "]"),
                text.replaceFirst(",\"keys\":\\[[^]]*]", ""),
                text.replaceFirst("\"anchor\":\\{[^}]*}", "\"anchor\":7"),
                text.replaceFirst("\"chainId\":1337,", ""),
                text.replaceFirst("\"chainId\":1337", "\"chainId\":1337,\"chain\":1"),
                text.replaceFirst("\"blockHash\":\"0x", "\"blockHash\":\""),
                text.replaceFirst("\"blockTime\":\"[^\"]*\"", "\"blockTime\":\"2026-03-02 09:00:03\""),
                text.replaceFirst("\"root\":\"[0-9a-f]", "\"root\":\"A"),
                " ".repeat(Bundle.MAX_LENGTH) + text);
    }

    private static final Bundle SEALED = new Scene().sealedByAll().bundle();

    @Test
    void carriesAConsortiumSeal() {
        String text = DocumentCases.text(SEALED);
        Bundle read = read(text).asOptional().orElseThrow();
        assertThat(read.consortiumSeal()).isEqualTo(SEALED.consortiumSeal()).isPresent();
        assertThat(DocumentCases.text(read)).isEqualTo(text);
        assertThat(read(text.replaceFirst("\"logIndex\":0", "\"logIndex\":2147483647")))
                .isInstanceOf(Parsed.Ok.class);
        assertThat(read(text.replaceFirst("\"receiptProof\":\\[[^]]*]", "\"receiptProof\":[" + nodes(16) + "]")))
                .isInstanceOf(Parsed.Ok.class);
        assertThat(BUNDLE.consortiumSeal()).isEmpty();
    }

    private static String nodes(int count) {
        return String.join(",", Collections.nCopies(count, "\"AAAA\""));
    }

    static Stream<String> malformedSeals() {
        String text = DocumentCases.text(SEALED);
        return Stream.of(
                text.replaceFirst("\"consortiumSeal\":\\{[^}]*}", "\"consortiumSeal\":[]"),
                text.replaceFirst("\"logIndex\":0", "\"logIndex\":2147483648"),
                text.replaceFirst("\"logIndex\":0", "\"logIndex\":-1"),
                text.replaceFirst(",\"logIndex\":0", ""),
                text.replaceFirst("\"logIndex\":0", "\"logIndex\":0,\"block\":1"),
                text.replaceFirst("\"transactionIndex\":2", "\"transactionIndex\":1048577"),
                text.replaceFirst("\"transactionIndex\":2,", ""),
                text.replaceFirst("\"header\":\"", "\"header\":\"="),
                text.replaceFirst("\"header\":\"[^\"]*\",", ""),
                text.replaceFirst("\"header\":\"[^\"]*\"", "\"header\":\"" + "AAAA".repeat(1 << 17) + "\""),
                text.replaceFirst("\"receiptProof\":\\[[^]]*]", "\"receiptProof\":[" + nodes(17) + "]"),
                text.replaceFirst("\"receiptProof\":\\[\"", "\"receiptProof\":[\"="),
                text.replaceFirst("\"receiptProof\":\\[", "\"receiptProof\":[7,"));
    }

    @ParameterizedTest
    @MethodSource("malformedSeals")
    void refusesASealThatIsNotOfItsForm(String json) {
        assertThat(read(json)).isInstanceOf(Parsed.Malformed.class);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNotOfItsForm(String json) {
        assertThat(read(json)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void takesEightKeysAndAMebibyte() {
        String eight = text().replaceFirst(
                        "\"keys\":\\[[^]]*]",
                        "\"keys\":[" + String.join(",", Collections.nCopies(8, "\"AAAA\"")) + "]");
        assertThat(read(eight)).isInstanceOf(Parsed.Ok.class);
        String full = " ".repeat(Bundle.MAX_LENGTH - BUNDLE.toJson().length) + text();
        assertThat(read(full)).isInstanceOf(Parsed.Ok.class);
    }

    @Test
    void readsHashesOfLowerCaseHexadecimalDigitsOnly() {
        String all = "0x" + "0123456789abcdef".repeat(4);
        assertThat(read(text().replaceFirst("0x" + "ab".repeat(32), all))).isInstanceOf(Parsed.Ok.class);
        for (String neighbour : List.of("/", ":", "`", "g", "A")) {
            assertThat(read(text().replaceFirst("0x" + "ab".repeat(32), all.substring(0, 65) + neighbour)))
                    .as(neighbour)
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void hasADocument() {
        assertThatThrownBy(() -> Bundle.builder().build()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void neverPrintsItsContents() {
        assertThat(BUNDLE.toString()).isEqualTo("Bundle[credential=true, seal=true, index=3]");
        assertThat(BUNDLE.toBuilder().seal(null).build().toString()).contains("seal=false");
        assertThat(BUNDLE.toBuilder().credential(null).build().toString()).contains("credential=false");
        Presentation credential =
                new Presentation.Credential(BUNDLE.credential().orElseThrow());
        Presentation seal = new Presentation.Seal(BUNDLE.seal().orElseThrow());
        assertThat(credential.toString()).matches("Credential\\[\\d+ characters]");
        assertThat(seal.toString()).matches("Seal\\[\\d+ bytes]");
    }

    @Test
    void travelsInEvidence() {
        EvidenceReply reply = new EvidenceReply(List.of(BUNDLE, BUNDLE));
        EvidenceReply read = EvidenceReply.parse(reply.toJson()).asOptional().orElseThrow();
        assertThat(read.bundles()).extracting(DocumentCases::text).containsExactly(text(), text());
        assertThat(new String(new EvidenceReply(List.of()).toJson(), StandardCharsets.UTF_8))
                .isEqualTo("{\"format\":\"govchain-evidence/1\",\"bundles\":[]}");
    }

    @Test
    void evidenceHasAtMostTenBundlesAndOnlyReadableOnes() {
        assertThatThrownBy(() -> new EvidenceReply(Collections.nCopies(11, BUNDLE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(evidence(String.join(",", Collections.nCopies(10, text())))).isInstanceOf(Parsed.Ok.class);
        assertThat(evidence(String.join(",", Collections.nCopies(11, text())))).isInstanceOf(Parsed.Malformed.class);
        assertThat(evidence("{}")).isInstanceOf(Parsed.Malformed.class);
        assertThat(evidence("7")).isInstanceOf(Parsed.Malformed.class);
        assertThat(EvidenceReply.parse(new byte[0])).isInstanceOf(Parsed.Malformed.class);
    }

    private static Parsed<EvidenceReply> evidence(String bundles) {
        String json = "{\"format\":\"govchain-evidence/1\",\"bundles\":[" + bundles + "]}";
        return EvidenceReply.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyBundleAndPdfHoldABundle() {
        assertThatThrownBy(() -> new Presentation.InBundle(Carrier.SEAL, new Parsed.Ok<>(BUNDLE), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChainEvidence.Answered(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
