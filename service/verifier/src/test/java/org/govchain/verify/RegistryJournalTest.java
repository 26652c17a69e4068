package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryJournalTest {

    private static final String A = "https://a.example";
    private static final String B = "https://b.example";
    private static final String T = "https://a.example/types/t";
    private static final String FROM = "2026-01-01T00:00:00Z";
    private static final String MIDDLE = "2026-06-01T00:00:00Z";
    private static final String END = "2027-01-01T00:00:00Z";
    private static final TestKey KEY = TestKey.p256();

    private static Changes start() {
        return new Changes().authority(A, "A").key(A, KEY, 3, FROM, END);
    }

    private static Registry registry(Changes changes) {
        return RegistryJournal.replay(changes.list()).asOptional().orElseThrow().registry();
    }

    @Test
    void readsTheExampleOfTheContractsSpecification() {
        byte[] change = HexFormat.of().parseHex("01000000006a18b100" + "a1".repeat(32) + "5374616474204bc3b66c6e");
        RegistryJournal journal =
                RegistryJournal.replay(List.of(change)).asOptional().orElseThrow();
        Sha256Digest id = Sha256Digest.of(HexFormat.of().parseHex("a1".repeat(32)));
        assertThat(journal.registry().authority(id).orElseThrow().name()).isEqualTo("Stadt Köln");
        assertThat(journal.head()).isEqualTo(Sha256Digest.hash(new byte[32], change));
        assertThat(journal.size()).isOne();
        assertThat(journal.changes()).hasSize(1).first().isEqualTo(change);
    }

    @Test
    void beginsWithAHeadOfZeroes() {
        RegistryJournal empty = RegistryJournal.replay(List.of()).asOptional().orElseThrow();
        assertThat(empty.head().bytes()).containsOnly(0).hasSize(32);
        assertThat(empty.continuedBy(List.of()).asOptional()).containsSame(empty);
    }

    @Test
    void continuesWhereItEnded() {
        List<byte[]> all = start().allow(A, T, FROM).list();
        RegistryJournal whole = RegistryJournal.replay(all).asOptional().orElseThrow();
        RegistryJournal grown = RegistryJournal.replay(all.subList(0, 1))
                .then(journal -> journal.continuedBy(all.subList(1, 3)))
                .asOptional()
                .orElseThrow();
        assertThat(grown.head()).isEqualTo(whole.head());
        assertThat(grown.registry().authority(Changes.id(A)).orElseThrow().types())
                .containsExactly(Changes.id(T));
    }

    @Test
    void keepsAKeyWithItsLastRevocation() {
        Registry.Key key = registry(start().revoke(A, KEY, END).revoke(A, KEY, MIDDLE))
                .authority(Changes.id(A))
                .orElseThrow()
                .key(KEY.key().thumbprint())
                .orElseThrow();
        assertThat(key.purposes()).isEqualTo(3);
        assertThat(key.from()).isEqualTo(FROM);
        assertThat(key.until()).isEqualTo(END);
        assertThat(key.revokedAt()).contains(Instant.parse(MIDDLE));
    }

    @Test
    void takesATimeBeyondTheYear9999ForNever() {
        Registry.Key key = registry(new Changes().authority(A, "A").key(A, KEY, 1, 0, Changes.NEVER))
                .authority(Changes.id(A))
                .orElseThrow()
                .key(KEY.key().thumbprint())
                .orElseThrow();
        assertThat(key.until()).isEqualTo(Instant.MAX);
        Registry.Key last = registry(new Changes().authority(A, "A").key(A, KEY, 1, 0, 253_402_300_799L))
                .authority(Changes.id(A))
                .orElseThrow()
                .key(KEY.key().thumbprint())
                .orElseThrow();
        assertThat(last.until()).isEqualTo("9999-12-31T23:59:59Z");
    }

    @Test
    void listsTheRightsInTheirOrder() {
        List<Registry.Period> rights = registry(
                        start().allow(A, T, FROM).disallow(A, T, MIDDLE).allow(A, T, MIDDLE))
                .authority(Changes.id(A))
                .orElseThrow()
                .rights(Changes.id(T));
        assertThat(rights)
                .containsExactly(
                        new Registry.Period(Instant.parse(FROM), Instant.parse(MIDDLE)),
                        new Registry.Period(Instant.parse(MIDDLE), Instant.MAX));
        assertThat(rights.getFirst().contains(Instant.parse(FROM))).isTrue();
        assertThat(rights.getFirst().contains(Instant.parse(MIDDLE))).isFalse();
    }

    @Test
    void knowsLogsListsAndProfiles() {
        Sha256Digest digest = Sha256Digest.hash(new byte[] {1});
        Registry registry = registry(start().log("log")
                .log("next")
                .logAccount("log")
                .statusList("list", A, "log")
                .closeLog("log", 9)
                .statusList("list", A, "next")
                .profile(T, digest));
        assertThat(registry.log(Changes.id("log")).orElseThrow().closedAt()).hasValue(9);
        assertThat(registry.log(Changes.id("next")).orElseThrow().closedAt()).isEmpty();
        assertThat(registry.statusList(Changes.id("list")))
                .contains(new Registry.StatusListEntry(Changes.id(A), Changes.id("next")));
        assertThat(registry.profile(Changes.id(T))).contains(digest);
        assertThat(registry.namesProfile(digest)).isTrue();
        assertThat(registry.namesProfile(Changes.id(T))).isFalse();
        assertThat(registry.authorities()).hasSize(1);
    }

    static Stream<UnaryOperator<Changes>> impossibleChanges() {
        return Stream.of(
                it -> it.authority(A, "Twice"),
                it -> it.key(B, KEY, 1, FROM, END),
                it -> it.key(A, KEY, 1, FROM, END),
                it -> it.key(A, TestKey.p256(), 1, END, END),
                it -> it.revoke(A, TestKey.p256(), FROM),
                it -> it.revoke(A, KEY, MIDDLE).revoke(A, KEY, MIDDLE),
                it -> it.allow(B, T, FROM),
                it -> it.allow(A, T, FROM).allow(A, T, MIDDLE),
                it -> it.allow(A, T, FROM).disallow(A, T, END).allow(A, T, MIDDLE),
                it -> it.disallow(A, T, FROM),
                it -> it.allow(A, T, MIDDLE).disallow(A, T, FROM),
                it -> it.allow(A, T, FROM).disallow(A, T, MIDDLE).disallow(A, T, MIDDLE),
                it -> it.log("log").log("log"),
                it -> it.logAccount("log"),
                it -> it.closeLog("log", 1),
                it -> it.log("log").closeLog("log", 1).closeLog("log", 2),
                it -> it.log("log").closeLog("log", -1),
                it -> it.statusList("list", A, "log"),
                it -> it.log("log").statusList("list", B, "log"),
                it -> it.log("log")
                        .authority(B, "B")
                        .statusList("list", A, "log")
                        .statusList("list", B, "log"),
                it -> it.profile(T, Changes.id("p")).profile(T, Changes.id("p")),
                it -> it.key(A, TestKey.p256(), 0, FROM, END),
                it -> it.key(A, TestKey.p256(), 16, FROM, END),
                it -> it.key(A, TestKey.p256(), -1, FROM, END));
    }

    @ParameterizedTest
    @MethodSource("impossibleChanges")
    void refusesWhatTheContractWouldNotHaveDone(UnaryOperator<Changes> change) {
        Changes changes = change.apply(start());
        assertThat(RegistryJournal.replay(changes.list())).isInstanceOf(Parsed.Malformed.class);
        List<byte[]> possible = changes.list().subList(0, changes.list().size() - 1);
        assertThat(RegistryJournal.replay(possible)).isInstanceOf(Parsed.Ok.class);
    }

    static Stream<byte[]> wellFormedChanges() {
        return start()
                .allow(A, T, FROM)
                .disallow(A, T, MIDDLE)
                .revoke(A, KEY, MIDDLE)
                .log("log")
                .logAccount("log")
                .statusList("list", A, "log")
                .closeLog("log", 1)
                .profile(T, Changes.id("p"))
                .list()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("wellFormedChanges")
    void refusesAChangeOfAnotherLength(byte[] change) {
        assertThat(RegistryChange.parse(change)).isInstanceOf(Parsed.Ok.class);
        assertThat(RegistryChange.parse(Arrays.copyOf(change, 8))).isInstanceOf(Parsed.Malformed.class);
        if (change[0] != 1) {
            assertThat(RegistryChange.parse(Arrays.copyOf(change, change.length + 1)))
                    .isInstanceOf(Parsed.Malformed.class);
            assertThat(RegistryChange.parse(Arrays.copyOf(change, change.length - 1)))
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void boundsTheNameOfAnAuthority() {
        assertThat(named("")).isInstanceOf(Parsed.Malformed.class);
        assertThat(named("n")).isInstanceOf(Parsed.Ok.class);
        assertThat(named("n".repeat(256))).isInstanceOf(Parsed.Ok.class);
        assertThat(named("n".repeat(257))).isInstanceOf(Parsed.Malformed.class);
        byte[] notUtf8 = new Changes().authority(A, "Köln").list().getFirst().clone();
        notUtf8[notUtf8.length - 3] = (byte) 0xff;
        assertThat(RegistryChange.parse(notUtf8)).isInstanceOf(Parsed.Malformed.class);
    }

    private static Parsed<RegistryChange> named(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return RegistryChange.parse(ByteBuffer.allocate(41 + utf8.length)
                .put((byte) 1)
                .putLong(0)
                .put(new byte[32])
                .put(utf8)
                .array());
    }

    @Test
    void refusesAnUnknownKind() {
        assertThat(RegistryChange.parse(new byte[73])).isInstanceOf(Parsed.Malformed.class);
        byte[] kind11 = new byte[73];
        kind11[0] = 0x0b;
        assertThat(RegistryChange.parse(kind11)).isInstanceOf(Parsed.Malformed.class);
    }
}
