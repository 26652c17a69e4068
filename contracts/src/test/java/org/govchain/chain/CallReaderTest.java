package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.govchain.chain.contracts.Consortium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallReaderTest {

    private static final AccountAddress CONSORTIUM = new AccountAddress("0x" + "c0".repeat(20));
    private static final AccountAddress REGISTRY = new AccountAddress("0x" + "0e".repeat(20));
    private static final AccountAddress ACCOUNT = new AccountAddress("0x" + "a1".repeat(20));
    private static final AccountAddress OTHER = new AccountAddress("0x" + "b2".repeat(20));
    private static final Instant TIME = Instant.parse("2026-03-01T08:00:00Z");

    /** Encoding asks nobody; nobody listens there. */
    private final ChainConnection nobody = ChainConnection.open(URI.create("http://127.0.0.1:9"));

    private final ConsortiumCalls calls = new ConsortiumCalls(nobody, CONSORTIUM, REGISTRY);
    private final CallReader reader = new CallReader(CONSORTIUM, REGISTRY);

    @AfterAll
    void close() {
        nobody.close();
    }

    static List<ProposedCall> all() {
        return List.of(
                new RegistryChange.RegisterAuthority(Ids.AUTHORITY, "Stadt Köln"),
                new RegistryChange.AddKey(Ids.AUTHORITY, Ids.KEY, 7, TIME, TIME.plusSeconds(1)),
                new RegistryChange.RevokeKey(Ids.AUTHORITY, Ids.KEY, TIME),
                new RegistryChange.AllowType(Ids.AUTHORITY, Ids.TYPE, TIME),
                new RegistryChange.DisallowType(Ids.AUTHORITY, Ids.TYPE, TIME),
                new RegistryChange.RegisterLog(TestLog.ID, ACCOUNT, 1_000),
                new RegistryChange.ReplaceLogAccount(TestLog.ID, ACCOUNT),
                new RegistryChange.CloseLog(TestLog.ID, 7, Optional.of(Ids.of("successor"))),
                new RegistryChange.CloseLog(TestLog.ID, 0, Optional.empty()),
                new RegistryChange.RegisterStatusList(Ids.LIST, Ids.AUTHORITY, TestLog.ID),
                new RegistryChange.RegisterProfile(Ids.TYPE, Ids.of("profile")),
                new OfferRegistry(OTHER),
                new MembershipChange.AddMember(ACCOUNT, "Stadt Köln"),
                new MembershipChange.AddMember(ACCOUNT, ""),
                new MembershipChange.RemoveMember(ACCOUNT),
                new MembershipChange.ReplaceMember(ACCOUNT, OTHER, "ein Name von mehr als zweiunddreißig Bytes"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsWhatWasWritten(ProposedCall call) {
        assertThat(read(calls.encode(call))).isEqualTo(call);
    }

    @ParameterizedTest
    @MethodSource("all")
    void understandsNothingThatTheContractCouldReadDifferently(ProposedCall call) {
        byte[] data = calls.encode(call).data;
        AccountAddress target = new AccountAddress(calls.encode(call).target);
        AccountAddress elsewhere = target.equals(REGISTRY) ? CONSORTIUM : REGISTRY;

        assertThat(reader.read(elsewhere, data)).isInstanceOf(UnreadableCall.class);
        assertThat(reader.read(OTHER, data)).isInstanceOf(UnreadableCall.class);
        for (int length = 0; length < data.length; length++) {
            assertThat(reader.read(target, java.util.Arrays.copyOf(data, length)))
                    .isInstanceOf(UnreadableCall.class);
        }
        assertThat(reader.read(target, java.util.Arrays.copyOf(data, data.length + 32)))
                .isInstanceOf(UnreadableCall.class);
    }

    /** A byte of another value is another call or none that can be read, and what is read is what would be written. */
    @ParameterizedTest
    @MethodSource("all")
    void neverReadsTwoDifferentCallsAsTheSame(ProposedCall call) {
        Consortium.Call encoded = calls.encode(call);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = encoded.data.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));

            ProposedCall read = reader.read(new AccountAddress(encoded.target), changed);

            assertThat(read).isNotEqualTo(call);
            if (read instanceof UnreadableCall(var target, String data)) {
                assertThat(data).isEqualTo(Hex.of(changed));
            }
        }
    }

    @Test
    void anEndThatNobodyLivesToSeeIsNever() {
        Consortium.Call call =
                calls.encode(new RegistryChange.AddKey(Ids.AUTHORITY, Ids.KEY, 1, TIME, Instant.ofEpochSecond(0x7777)));
        String never = Hex.of(call.data).replaceAll("0{12}7777$", "f".repeat(16));

        assertThat(reader.read(REGISTRY, Hex.parse(never)))
                .isEqualTo(new RegistryChange.AddKey(Ids.AUTHORITY, Ids.KEY, 1, TIME, Instant.MAX));
    }

    @Test
    void anIdStandsForNumberAndCalls() {
        List<Consortium.Call> some = List.of(calls.encode(new OfferRegistry(OTHER)));
        List<Consortium.Call> others = List.of(calls.encode(new OfferRegistry(ACCOUNT)));

        assertThat(ProposalId.of(3, some)).isEqualTo(ProposalId.of(3, some));
        assertThat(ProposalId.of(3, some)).isNotEqualTo(ProposalId.of(4, some)).isNotEqualTo(ProposalId.of(3, others));
    }

    private ProposedCall read(Consortium.Call call) {
        return reader.read(new AccountAddress(call.target), call.data);
    }
}
