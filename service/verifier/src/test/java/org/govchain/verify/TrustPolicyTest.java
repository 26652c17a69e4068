package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.govchain.consortium.Address;
import org.govchain.log.CheckpointKey;
import org.govchain.log.LogOrigin;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrustPolicyTest {

    private static final Scene SCENE = scene();

    private static Scene scene() {
        Scene scene = new Scene();
        scene.validatorSets.add(new ValidatorSet(0, Optional.of(99L), List.of("0x" + "55".repeat(20))));
        scene.validatorSets.add(new ValidatorSet(100, Optional.empty(), List.of("0x" + "66".repeat(20))));
        scene.changes.revoke(Scene.ISSUER, Scene.sealKey(), "2026-06-01T00:00:00Z");
        return scene;
    }

    private static String text() {
        return new String(SCENE.policyContent().toJson(), StandardCharsets.UTF_8);
    }

    private static PolicyReading read(String json) {
        return TrustPolicy.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static TrustPolicy accepted(String json) {
        return ((PolicyReading.Read) read(json)).policy();
    }

    @Test
    void comesBackFromItsJsonByteForByte() {
        assertThat(accepted(text()).content().toJson())
                .isEqualTo(SCENE.policyContent().toJson());
    }

    @Test
    void isNamedByTheHashOfItsExactBytes() {
        TrustPolicy policy = accepted(text());
        assertThat(policy.digest()).isEqualTo(Sha256Digest.hash(text().getBytes(StandardCharsets.UTF_8)));
        assertThat(accepted(text() + "\n").digest()).isNotEqualTo(policy.digest());
    }

    @Test
    void hasLimitsWhenItDoesNotSay() {
        String silent = text().replaceFirst(",\"maxStatusAge\":\"[^\"]*\",\"maxHeadAge\":\"[^\"]*\"", "");
        assertThat(accepted(silent).content().maxStatusAge()).isEqualTo(Duration.ofDays(1));
        assertThat(accepted(silent).content().maxHeadAge()).isEqualTo(Duration.ofMinutes(5));
        String own = text().replace("\"PT24H\"", "\"PT2H\"").replace("\"PT5M\"", "\"PT1M\"");
        assertThat(accepted(own).content().maxStatusAge()).isEqualTo(Duration.ofHours(2));
        assertThat(accepted(own).content().maxHeadAge()).isEqualTo(Duration.ofMinutes(1));
        String longest = text().replace("\"PT24H\"", "\"P3660D\"");
        assertThat(accepted(longest).content().maxStatusAge()).isEqualTo(Duration.ofDays(3660));
    }

    @Test
    void findsTheKeyOfALogByItsOrigin() {
        TrustPolicy policy = accepted(text());
        assertThat(policy.logKey(new LogOrigin(Scene.ORIGIN))).isPresent();
        assertThat(policy.logKey(new LogOrigin(Scene.OTHER_ORIGIN)))
                .map(CheckpointKey::key)
                .contains(Scene.otherLogKey().key());
        assertThat(policy.logKey(new LogOrigin("elsewhere"))).isEmpty();
    }

    static Stream<String> malformed() {
        String text = text();
        return Stream.of(
                "",
                "[]",
                text.replaceFirst("\\{", "{\"extra\":1,"),
                text.replaceFirst("\"format\"", "\"version\":3,\"format\""),
                text + "{}",
                text.replace("govchain-trust-policy/1", "govchain-trust-policy/2"),
                text.replaceFirst("\"version\":3", "\"version\":-3"),
                text.replaceFirst("\"version\":3", "\"version\":\"3\""),
                text.replaceFirst("2026-03-02T09:30:00Z", "2026-02-30T09:30:00Z"),
                text.replaceFirst("2026-03-02T09:30:00Z", "2026-03-02T09:30:00+01:00"),
                text.replaceFirst("\"chainId\":1337,", ""),
                text.replaceFirst("\"contracts\":\\{[^}]*}", "\"contracts\":[]"),
                text.replaceFirst("0x1111", "0X1111"),
                text.replaceFirst("0x1111", "1111"),
                text.replaceFirst("0x1111", "0xABCD"),
                text.replaceFirst("0x1111", "0x111"),
                text.replaceFirst("\"issuerRegistry\"", "\"registry\""),
                text.replaceFirst("\"fromBlock\":0", "\"fromBlock\":0.5"),
                text.replaceFirst("\"validators\":\\[\"[^\"]*\"\\]", "\"validators\":[1]"),
                text.replaceFirst("\"fromBlock\":100", "\"fromBlock\":99"),
                text.replaceFirst("\"toBlock\":99,", ""),
                text.replaceFirst("\"fromBlock\":100", "\"fromBlock\":100,\"toBlock\":200"),
                text.replaceFirst("\"fromBlock\":0", "\"fromBlock\":100"),
                text.replaceFirst("\"validators\":\\[[^]]*]", "\"validators\":[]"),
                text.replaceFirst("\"validators\":\\[(\"[^\"]*\")]", "\"validators\":[$1,$1]"),
                text.replaceFirst("\"0x6666", "\"0x666G"),
                withValidators(text, 129),
                text.replaceFirst("\"origin\":\"musterstadt", "\"origin\":\"meisterstadt"),
                text.replaceFirst("(\"verifierKey\":\"[^+]*\\+)........", "$100000000"),
                text.replaceFirst("\"journal\":\\[\"", "\"journal\":[\"0g"),
                text.replaceFirst("\"journal\":\\[\"01", "\"journal\":[\"0"),
                text.replaceFirst("\"journal\":", "\"journals\":"),
                text.replaceFirst("\"journalHead\":\"[0-9a-f]", "\"journalHead\":\"G"),
                text.replaceFirst("\"keys\":\\[\"[^\"]*\"", "\"keys\":[\"AAAA\""),
                text.replaceFirst("\"keys\":\\[\"", "\"keys\":[\"*"),
                text.replaceFirst("\"PT24H\"", "\"PT0S\""),
                text.replaceFirst("\"PT24H\"", "\"PT-1S\""),
                text.replaceFirst("\"PT24H\"", "\"PT99999999H\""),
                text.replaceFirst("\"PT24H\"", "\"1 day\""),
                " ".repeat(TrustPolicy.MAX_LENGTH) + text);
    }

    private static String withValidators(String text, int count) {
        String validators =
                IntStream.range(0, count).mapToObj("\"0x%040x\""::formatted).collect(Collectors.joining(","));
        return text.replaceFirst("\"validators\":\\[[^]]*]", "\"validators\":[" + validators + "]");
    }

    @Test
    void takesUpTo128Validators() {
        TrustPolicy policy = accepted(withValidators(text(), 128));
        assertThat(policy.validatorsAt(99).orElseThrow().atHeight()).hasSize(128);
        assertThat(policy.validatorsAt(100).orElseThrow().atHeight()).hasSize(1);
    }

    @Test
    void aSetCountsForItsHeightsOnly() {
        TrustPolicy policy = accepted(
                text().replace("\"fromBlock\":0,", "\"fromBlock\":7,").replace("\"toBlock\":99,", "\"toBlock\":98,"));
        assertThat(policy.validatorsAt(6)).isEmpty();
        assertThat(policy.validatorsAt(7).orElseThrow().atHeight())
                .containsExactly(new Address("0x" + "55".repeat(20)));
        assertThat(policy.validatorsAt(98)).isEqualTo(policy.validatorsAt(7));
        assertThat(policy.validatorsAt(99)).isEmpty();
        assertThat(policy.validatorsAt(100).orElseThrow().atHeight())
                .containsExactly(new Address("0x" + "66".repeat(20)));
        assertThat(policy.validatorsAt(7).orElseThrow().inOffice())
                .containsExactly(new Address("0x" + "66".repeat(20)));
        assertThat(policy.validatorsAt(Long.MAX_VALUE).orElseThrow().ever()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsNotOfItsForm(String json) {
        assertThat(read(json))
                .isInstanceOfSatisfying(
                        PolicyReading.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.POLICY_MALFORMED));
    }

    @Test
    void refusesAnotherHead() {
        String other =
                text().replaceFirst("\"journalHead\":\"[0-9a-f]{64}\"", "\"journalHead\":\"" + "0".repeat(64) + "\"");
        assertThat(read(other))
                .isInstanceOfSatisfying(
                        PolicyReading.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.POLICY_JOURNAL_MISMATCH));
    }

    @Test
    void refusesAJournalThatTheContractWouldNotHaveWritten() {
        Changes changes = new Changes().allow(Scene.ISSUER, Scene.TYPE, "2026-01-01T00:00:00Z");
        String change = HexFormat.of().formatHex(changes.list().getFirst());
        String head = RegistryJournal.headAfter(RegistryJournal.EMPTY_HEAD, changes.list())
                .toHex();
        String impossible = text().replaceFirst("\"journal\":\\[[^]]*]", "\"journal\":[\"" + change + "\"]")
                .replaceFirst("\"journalHead\":\"[0-9a-f]*\"", "\"journalHead\":\"" + head + "\"");
        assertThat(read(impossible))
                .isEqualTo(new PolicyReading.Refused(
                        ReasonCode.POLICY_MALFORMED, "journal change does not follow from the ones before (change 0)"));
    }

    @Test
    void refusesALogAndAProfileThatTheJournalDoesNotName() {
        String withProfile = text().replace("\"profiles\":[]", "\"profiles\":[\"AAAA\"]");
        assertUnnamed(withProfile);
        Scene scene = new Scene();
        scene.policyLogs.add(
                new CheckpointKey(new LogOrigin("elsewhere"), TestKey.ed25519().key()));
        assertUnnamed(new String(scene.policyContent().toJson(), StandardCharsets.UTF_8));
    }

    private static void assertUnnamed(String json) {
        assertThat(read(json))
                .isInstanceOfSatisfying(
                        PolicyReading.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.POLICY_KEY_UNNAMED));
    }

    @Test
    void carriesAProfileThatTheJournalNames() {
        Scene scene = new Scene();
        scene.changes.profile(Scene.TYPE, Sha256Digest.hash(new byte[3]));
        String json = new String(scene.policyContent().toJson(), StandardCharsets.UTF_8)
                .replace("\"profiles\":[]", "\"profiles\":[\"AAAA\"]");
        assertThat(accepted(json).content().profiles()).containsExactly(new byte[3]);
    }

    @Test
    void explainsWhatOneTrusts() {
        List<String> lines = accepted(text()).explain();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("Digest " + accepted(text()).digest()))
                .anyMatch(line -> line.contains("Stadt Musterstadt"))
                .anyMatch(line -> line.contains("for SEAL") && line.contains("REVOKED from 2026-06-01T00:00:00Z"))
                .anyMatch(line -> line.contains("for CREDENTIAL+SEAL+STATUS"))
                .anyMatch(line -> line.startsWith("  may issue " + Changes.id(Scene.TYPE)))
                .anyMatch(line -> line.startsWith("Log " + Scene.ORIGIN))
                .contains(
                        "Blocks from 0 to 99 are sealed by 0x" + "55".repeat(20),
                        "Blocks from 100 on are sealed by 0x" + "66".repeat(20));
        assertThat(lines.indexOf(lines.stream()
                        .filter(line -> line.contains("Nachbarstadt"))
                        .findFirst()
                        .orElseThrow()))
                .isLessThan(lines.indexOf(lines.stream()
                        .filter(line -> line.contains("Musterstadt"))
                        .findFirst()
                        .orElseThrow()));
        assertThat(accepted(new String(new Scene().policyContent().toJson(), StandardCharsets.UTF_8))
                        .explain())
                .anyMatch(line -> line.startsWith("No validator sets"));
    }
}
