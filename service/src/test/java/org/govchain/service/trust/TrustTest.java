package org.govchain.service.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.RegistryChange;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.ValidatorReader;
import org.govchain.credential.CredentialTypeId;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.log.CheckpointKey;
import org.govchain.log.LogOrigin;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.TestDatabase;
import org.govchain.service.TestNetwork;
import org.govchain.service.anchoring.TestLog;
import org.govchain.service.authority.TestAuthorities;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.signing.TestSigning;
import org.govchain.verify.Registry;
import org.govchain.verify.TrustPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers about rights, from a real registry. */
class TrustTest {

    private static final CredentialTypeId LICENCE = new CredentialTypeId("https://musterstadt.example/types/licence");
    private static final CredentialTypeId PERMIT = new CredentialTypeId("https://musterstadt.example/types/permit");
    private static final Sha256Digest AUTHORITY =
            Registry.idOf(TestAuthorities.MUSTERSTADT.issuer().toString());

    @TempDir
    Path directory;

    private final TestDatabase database = TestDatabase.create();
    private TestNetwork network;
    private Signing signing;
    private SigningKey key;
    private RegistryMirror mirror;
    private Instant from;

    @BeforeEach
    void start() throws IOException {
        network = TestNetwork.start(directory.resolve("chain"));
        signing = TestSigning.open(directory, database.dataSource());
        key = signing.key(TestAuthorities.MUSTERSTADT.id(), KeyPurpose.CREDENTIAL);
        mirror = new RegistryMirror(
                new RegistryReader(network.connection(), network.contracts()),
                new ValidatorReader(network.connection()));
        from = Instant.now().minus(Duration.ofDays(1));
        network.apply(
                new RegistryChange.RegisterAuthority(AUTHORITY, "Musterstadt"),
                new RegistryChange.AddKey(
                        AUTHORITY, key.publicKey().thumbprint(), 1, from, from.plus(Duration.ofDays(100))),
                new RegistryChange.AllowType(AUTHORITY, LICENCE.hash(), from));
    }

    @AfterEach
    void close() throws IOException {
        network.close();
        database.close();
    }

    @Test
    void letsAnAuthorityIssueWhatTheRegistryAllowsAndNothingElse() {
        mirror.refresh();
        Instant now = Instant.now();

        assertThat(ask(LICENCE, key, now)).isEmpty();
        assertThat(code(ask(PERMIT, key, now))).hasValue(RefusalCode.NOT_ENTITLED);
        SigningKey unregistered = signing.key(TestAuthorities.MUSTERSTADT.id(), KeyPurpose.SEAL);
        assertThat(code(ask(LICENCE, unregistered, now))).hasValue(RefusalCode.NOT_ENTITLED);
        assertThat(code(ask(LICENCE, key, from.minusSeconds(5)))).hasValue(RefusalCode.NOT_ENTITLED);
        assertThat(code(ask(LICENCE, key, from.plus(Duration.ofDays(101))))).hasValue(RefusalCode.NOT_ENTITLED);
    }

    @Test
    void refusesFromTheMomentARightOrKeyIsWithdrawn() {
        mirror.refresh();
        Instant now = Instant.now();
        network.apply(new RegistryChange.RevokeKey(AUTHORITY, key.publicKey().thumbprint(), now.minusSeconds(1)));
        assertThat(ask(LICENCE, key, now)).isEmpty();

        mirror.refresh();
        assertThat(code(ask(LICENCE, key, now))).hasValue(RefusalCode.NOT_ENTITLED);
        assertThat(ask(LICENCE, key, now.minusSeconds(60))).isEmpty();
    }

    @Test
    void refusesWhileNothingRecentIsKnownOfTheRegistry() {
        assertThat(code(ask(LICENCE, key, Instant.now()))).hasValue(RefusalCode.UNAVAILABLE);

        mirror.refresh();
        Instant later = Instant.now().plus(Duration.ofMinutes(16));
        assertThat(code(trust(Clock.fixed(later, ZoneOffset.UTC))
                        .mayIssue(TestAuthorities.MUSTERSTADT.id(), LICENCE, key, later)))
                .hasValue(RefusalCode.UNAVAILABLE);
    }

    @Test
    void exportsAPolicyThatVerifiersReadAndThatChangesWithTheRegistryOnly() {
        assertThat(trust(Clock.systemUTC()).policy()).isEmpty();
        mirror.refresh();
        TrustPolicy policy = trust(Clock.systemUTC()).policy().orElseThrow();

        assertThat(policy.keys()).containsExactly(key.publicKey());
        assertThat(policy.logKey(TestNetwork.ORIGIN)).isPresent();
        assertThat(policy.registry().authority(AUTHORITY)).isPresent();
        mirror.refresh();
        assertThat(trust(Clock.systemUTC()).policy().orElseThrow().digest()).isEqualTo(policy.digest());
        network.apply(new RegistryChange.AllowType(AUTHORITY, PERMIT.hash(), from));
        mirror.refresh();
        assertThat(trust(Clock.systemUTC()).policy().orElseThrow().digest()).isNotEqualTo(policy.digest());
    }

    @Test
    void namesAFormerLogThatTheRegistryKnowsAndNeverOneOfOurOwnName() {
        LogOrigin former = new LogOrigin("nachbarstadt.example/log/1");
        LogOrigin stranger = new LogOrigin("fremdstadt.example/log/1");
        network.apply(new RegistryChange.RegisterLog(
                former.id().digest(), ChainAccount.generate(new SecureRandom()).address(), 1_000));
        mirror.refresh();
        CheckpointKey own = trust(Clock.systemUTC())
                .policy()
                .orElseThrow()
                .logKey(TestNetwork.ORIGIN)
                .orElseThrow();
        CheckpointKey other = new CheckpointKey(former, ed25519());

        Trust trust = trust(Clock.systemUTC());
        assertThat(trust.nameFormerLog(other)).isTrue();
        assertThat(trust.nameFormerLog(other)).isTrue();
        assertThat(trust.nameFormerLog(new CheckpointKey(former, ed25519()))).isFalse();
        assertThat(trust.nameFormerLog(new CheckpointKey(TestNetwork.ORIGIN, ed25519())))
                .isTrue();
        assertThat(trust.nameFormerLog(new CheckpointKey(stranger, ed25519()))).isTrue();

        TrustPolicy policy = trust.policy().orElseThrow();
        assertThat(policy.logKey(former)).contains(other);
        assertThat(policy.logKey(TestNetwork.ORIGIN)).contains(own);
        assertThat(policy.logKey(stranger)).isEmpty();
    }

    private static VerifyingKey ed25519() {
        return PublicKeys.fromJdk(KeyPairs.generate(KeyAlgorithm.ED25519, new SecureRandom())
                        .getPublic())
                .orElseThrow();
    }

    private Optional<Refusal> ask(CredentialTypeId type, SigningKey with, Instant at) {
        return trust(Clock.systemUTC()).mayIssue(TestAuthorities.MUSTERSTADT.id(), type, with, at);
    }

    private Trust trust(Clock clock) {
        TrustProperties properties = new TrustProperties(Duration.ofSeconds(1), Duration.ofMinutes(15), null, null);
        FormerLogs formerLogs = new FormerLogs(JdbcClient.create(database.dataSource()));
        PolicyExport export = new PolicyExport(
                network.connection(),
                network.contracts(),
                TestLog.open(database.dataSource(), signing),
                formerLogs,
                signing,
                new StaticListableBeanFactory().getBeanProvider(ProfileDocuments.class),
                new StaticListableBeanFactory().getBeanProvider(NamedTimestampAuthorities.class),
                properties);
        return new Trust(mirror, TestAuthorities.open(database.dataSource()), export, formerLogs, properties, clock);
    }

    private static Optional<RefusalCode> code(Optional<Refusal> refusal) {
        return refusal.map(Refusal::code);
    }
}
