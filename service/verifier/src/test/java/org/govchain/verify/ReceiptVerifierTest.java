package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.govchain.jose.Base64Url;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts of hand-overs: what shows that a view was logged, and what does not. */
class ReceiptVerifierTest {

    private final ReceiptScene view = new ReceiptScene();

    @Test
    void aLoggedAndSealedViewIsValid() {
        ReceiptVerifier.Report report = view.judge(view.receipt());

        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.event()).contains(view.event);
        assertThat(report.results())
                .extracting(CheckResult::check)
                .containsExactly(Check.SCHEMA, Check.INCLUSION, Check.CHECKPOINT, Check.CONSORTIUM);
        assertThat(report.results())
                .allMatch(result -> result.outcome() instanceof Outcome.Passed && result.required());
    }

    @Test
    void withoutValidatorsInThePolicyTheLogsSignatureIsEnough() {
        ReceiptScene unsealed = new ReceiptScene();
        unsealed.scene.validatorSets.clear();

        ReceiptVerifier.Report report = unsealed.judge(unsealed.receipt(unsealed.event.encode(), unsealed.salt, 0));
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest(name = "sealed by {0}")
    @CsvSource({"0, INDETERMINATE", "2, INVALID", "3, VALID"})
    void whoKnowsTheValidatorsWantsTheirSeal(int sealing, Verdict verdict) {
        assertThat(view.judge(view.receipt(view.event.encode(), view.salt, sealing))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void whatIsNotAnchoredYetIsOpen() {
        HandOverReceipt pending = new HandOverReceipt(view.event.encode(), view.salt, EntryProof.none());

        assertThat(view.judge(pending).verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(reason(pending, Check.INCLUSION)).contains(ReasonCode.LOG_ENTRY_PENDING);
    }

    @Test
    void anotherEventOrAnotherSaltIsNotInTheLog() {
        byte[] other = view.event.encode();
        other[other.length - 1] ^= 1;

        assertThat(reason(view.receipt(other, view.salt, 3), Check.INCLUSION)).contains(ReasonCode.INCLUSION_WRONG);
        assertThat(reason(view.receipt(view.event.encode(), Salt.of(new byte[16]), 3), Check.INCLUSION))
                .contains(ReasonCode.INCLUSION_WRONG);
        assertThat(reason(view.receipt(new byte[] {1}, view.salt, 3), Check.SCHEMA))
                .contains(ReasonCode.PAYLOAD_MALFORMED);
    }

    @Test
    void aProofThatIsNoneAndALogThatThePolicyDoesNotNameAreRefused() {
        HandOverReceipt genuine = view.receipt();
        HandOverReceipt garbled = new HandOverReceipt(
                genuine.payload(),
                genuine.salt(),
                new EntryProof(
                        Optional.of("c2sp.org/tlog-proof@v1"),
                        genuine.proof().anchor(),
                        genuine.proof().consortiumSeal()));
        assertThat(reason(garbled, Check.INCLUSION)).contains(ReasonCode.PROOF_MALFORMED);

        ReceiptScene elsewhere = new ReceiptScene();
        elsewhere.scene.policyLogs.clear();
        assertThat(elsewhere.judge(elsewhere.receipt()).verdict()).isNotEqualTo(Verdict.VALID);
    }

    @Test
    void aReceiptIsReadAsItIsWrittenAndNeverPrintsWhatItSays() {
        byte[] written = view.receipt().toJson();
        HandOverReceipt read = HandOverReceipt.parse(written).asOptional().orElseThrow();

        assertThat(read.toJson()).isEqualTo(written);
        assertThat(read.proof().anchor()).isEqualTo(view.receipt().proof().anchor());
        assertThat(read.proof().consortiumSeal()).isPresent();
        assertThat(read.toString()).isEqualTo("HandOverReceipt[proof=true]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "payload", "salt", "proof", "anchor", "consortiumSeal"})
    void aMemberOfAnotherFormIsRefused(String member) {
        assertThat(refused(
                        json -> json.replaceFirst("\"" + member + "\":(\"[^\"]*\")?", "\"" + member + "\":7 ,\"x\":")))
                .isTrue();
        assertThat(refused(json -> json.replace("\"" + member + "\":", "\"" + member + "x\":")))
                .isTrue();
    }

    @Test
    void aSaltOfAnotherLengthAnUnknownMemberAndTooManyBytesAreRefused() {
        String salt = Base64Url.encode(view.salt.bytes());
        assertThat(refused(json -> json.replace(salt, Base64Url.encode(new byte[15]))))
                .isTrue();
        assertThat(refused(json -> json.replace(salt, Base64Url.encode(new byte[17]))))
                .isTrue();
        assertThat(refused(json -> json.replace("{\"format\"", "{\"more\":1,\"format\"")))
                .isTrue();
        assertThat(HandOverReceipt.parse(withLength(HandOverReceipt.MAX_LENGTH)).asOptional())
                .isPresent();
        assertThat(HandOverReceipt.parse(withLength(HandOverReceipt.MAX_LENGTH + 1))
                        .asOptional())
                .isEmpty();
    }

    /** A receipt of so many bytes, its proof being as long as it takes. */
    private byte[] withLength(int length) {
        int others = withProof("").length;
        return withProof("x".repeat(length - others));
    }

    private byte[] withProof(String proof) {
        return new HandOverReceipt(
                        view.event.encode(),
                        view.salt,
                        new EntryProof(Optional.of(proof), Optional.empty(), Optional.empty()))
                .toJson();
    }

    private boolean refused(UnaryOperator<String> change) {
        String json = new String(view.receipt().toJson(), StandardCharsets.UTF_8);
        return HandOverReceipt.parse(change.apply(json).getBytes(StandardCharsets.UTF_8))
                instanceof Parsed.Malformed<HandOverReceipt>;
    }

    private Optional<ReasonCode> reason(HandOverReceipt receipt, Check check) {
        return view.judge(receipt).results().stream()
                .filter(result -> result.check() == check)
                .findFirst()
                .flatMap(result -> result.outcome().reason());
    }
}
