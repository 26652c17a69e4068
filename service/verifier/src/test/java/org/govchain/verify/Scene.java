package org.govchain.verify;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.govchain.consortium.Address;
import org.govchain.consortium.TestBlock;
import org.govchain.consortium.TestValidator;
import org.govchain.credential.CredentialFacts;
import org.govchain.credential.CredentialId;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.CredentialTypeId;
import org.govchain.credential.DocumentId;
import org.govchain.credential.HolderKey;
import org.govchain.credential.IssuerId;
import org.govchain.credential.SignedCredential;
import org.govchain.credential.UnsignedCredential;
import org.govchain.credential.ValidityPeriod;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.log.Salt;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.seal.SealContent;
import org.govchain.seal.SealLinks;
import org.govchain.seal.SealSigner;
import org.govchain.seal.SealStatus;
import org.govchain.seal.SealValue;
import org.govchain.seal.UnsignedSeal;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;
import org.govchain.status.UnsignedStatusListToken;

/**
 * A liquor licence and the world around it, in which everything is right until a case changes one thing. Fields are read when
 * something is made from them.
 */
final class Scene {

    static final String ISSUER = "https://musterstadt.example";
    static final String OTHER_ISSUER = "https://nachbarstadt.example";
    static final String TYPE = "https://musterstadt.example/types/liquor-licence";
    static final String OTHER_TYPE = "https://musterstadt.example/types/building-permit";
    static final String LIST = "https://musterstadt.example/status-lists/7";
    static final String OTHER_LIST = "https://musterstadt.example/status-lists/8";
    static final String ORIGIN = "musterstadt.example/log/2026";
    static final String OTHER_ORIGIN = "nachbarstadt.example/log/2026";
    static final int INDEX = 3;
    static final int TREE_SIZE = 5;
    static final int LATER_TREE_SIZE = 7;
    static final byte[] ATTACHMENT = "floor plan".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TestKey CREDENTIAL_KEY = TestKey.p256();
    private static final TestKey SEAL_KEY = TestKey.p256();
    private static final TestKey STATUS_KEY = TestKey.p256();
    private static final TestKey LOG_KEY = TestKey.ed25519();
    private static final TestKey OTHER_LOG_KEY = TestKey.ed25519();
    static final TestKey OTHER_ISSUER_KEY = TestKey.p256();
    /** A key that no registry names. */
    static final TestKey FOREIGN_KEY = TestKey.p256();

    Instant issuedAt = Instant.parse("2026-03-02T09:00:00Z");
    Instant anchoredAt = Instant.parse("2026-03-02T09:00:03Z");
    Instant listIssuedAt = Instant.parse("2026-03-02T09:59:30Z");
    Instant now = Instant.parse("2026-03-02T10:00:00Z");
    Instant headTime = Instant.parse("2026-03-02T09:59:58Z");

    String issuer = ISSUER;
    String type = TYPE;
    TestKey credentialKey = CREDENTIAL_KEY;
    TestKey sealKey = SEAL_KEY;
    ValidityPeriod validity =
            ValidityPeriod.between(Instant.parse("2026-03-01T23:00:00Z"), Instant.parse("2029-03-01T23:00:00Z"));
    Optional<LocalDate> sealFrom = Optional.of(LocalDate.parse("2026-03-02"));
    Optional<LocalDate> sealTo = Optional.of(LocalDate.parse("2029-03-01"));
    LocalDate sealDate = LocalDate.parse("2026-03-02");
    String sealProfileUri = "musterstadt.example/types/liquor-licence";
    Optional<StatusReference> status = Optional.of(new StatusReference(new StatusListId(LIST), 42));
    Optional<SealStatus> sealStatus = Optional.of(new SealStatus("musterstadt.example/status-lists/7", 42));
    Optional<HolderKey> holderKey = Optional.empty();
    boolean withCredential = true;
    boolean withSeal = true;

    Status listSays = Status.VALID;
    String listUri = LIST;
    TestKey listKey = STATUS_KEY;
    long listVersion = 12;
    int listSize = 1024;
    Duration listLifetime = Duration.ofDays(2);

    String origin = ORIGIN;
    TestKey logKey = LOG_KEY;
    int treeSize = TREE_SIZE;

    /** Whether the policy names validators, and they sealed the block of the anchor; in which way. */
    boolean sealed = false;

    UnaryOperator<TestBlock> block = UnaryOperator.identity();
    Optional<Sha256Digest> sealedHead = Optional.empty();
    int logIndex = 0;

    Changes changes = new Changes();
    Instant policyCreatedAt = Instant.parse("2026-03-02T09:30:00Z");
    List<ValidatorSet> validatorSets = new ArrayList<>();
    List<X509Certificate> timestampAuthorities = List.of();
    List<CheckpointKey> policyLogs = new ArrayList<>();
    List<TestKey> policyKeys = new ArrayList<>(List.of(CREDENTIAL_KEY, SEAL_KEY, STATUS_KEY));
    String anchorContract = "0x2222222222222222222222222222222222222222";
    long chainId = 1337;

    private final CredentialId credentialId = CredentialId.random(RANDOM);
    final DocumentId documentId = DocumentId.random(RANDOM);
    private final Salt salt = Salt.random(RANDOM);

    Scene() {
        changes.authority(ISSUER, "Stadt Musterstadt")
                .key(ISSUER, CREDENTIAL_KEY, 1, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
                .key(ISSUER, SEAL_KEY, 2, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
                .key(ISSUER, STATUS_KEY, 4, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
                .allow(ISSUER, TYPE, "2026-01-01T00:00:00Z")
                .authority(OTHER_ISSUER, "Gemeinde Nachbarstadt")
                .key(OTHER_ISSUER, OTHER_ISSUER_KEY, 7, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
                .allow(OTHER_ISSUER, TYPE, "2026-01-01T00:00:00Z")
                .log(ORIGIN)
                .log(OTHER_ORIGIN)
                .statusList(LIST, ISSUER, ORIGIN);
        policyLogs.add(new CheckpointKey(new LogOrigin(ORIGIN), LOG_KEY.key()));
        policyLogs.add(new CheckpointKey(new LogOrigin(OTHER_ORIGIN), OTHER_LOG_KEY.key()));
    }

    /** The same world with validators, who sealed the block of the anchor. */
    Scene sealedByAll() {
        return sealedBy(new ValidatorSet(0, Optional.empty(), addresses(TestBlock.VALIDATORS)));
    }

    /** The same with validators that changed. */
    Scene sealedBy(ValidatorSet... sets) {
        sealed = true;
        validatorSets.addAll(List.of(sets));
        return this;
    }

    static List<String> addresses(List<TestValidator> validators) {
        return validators.stream().map(it -> it.address().hex()).toList();
    }

    static TestKey credentialKey() {
        return CREDENTIAL_KEY;
    }

    static TestKey sealKey() {
        return SEAL_KEY;
    }

    static TestKey statusKey() {
        return STATUS_KEY;
    }

    static TestKey otherLogKey() {
        return OTHER_LOG_KEY;
    }

    /** Everything that a document consists of; made once, then put together in bundles. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Papers(String credential, byte[] seal, byte[] payload, Salt salt, int index, TlogProof proof) {}

    Papers papers() {
        String credential = credential();
        byte[] seal = seal();
        byte[] payload = payload(credential, seal);
        return new Papers(credential, seal, payload, salt, INDEX, proof(payload));
    }

    Bundle bundle() {
        return bundle(papers());
    }

    Bundle bundle(Papers papers) {
        Bundle.Builder bundle = Bundle.builder()
                .payload(papers.payload(), papers.salt())
                .index((long) papers.index())
                .proof(papers.proof().text())
                .anchor(anchor(papers))
                .statusList(statusList())
                .keys(List.of(sealKey.key().spki()));
        if (sealed) {
            bundle.consortiumSeal(block(papers).seal(logIndex));
        }
        if (withCredential) {
            bundle.credential(papers.credential());
        }
        if (withSeal) {
            bundle.seal(papers.seal());
        }
        return bundle.build();
    }

    String credential() {
        CredentialFacts facts = new CredentialFacts(
                new IssuerId(issuer),
                new CredentialTypeId(type),
                credentialId,
                issuedAt,
                validity,
                status,
                CredentialFacts.encodeCertificate(credentialKey.certificate()),
                holderKey);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("holder", Map.of("name", "Erika Mustermann"));
        claims.put("business", "Schankwirtschaft");
        UnsignedCredential unsigned = UnsignedCredential.of(facts, claims, RANDOM);
        return unsigned.sign(credentialKey.sign(unsigned.signingInput()));
    }

    byte[] seal() {
        SealContent content = new SealContent(
                UUID.fromString("6f1c2d0e-3b52-4a7e-9a53-0b3f6f6d2a11"),
                sealFrom,
                sealTo,
                Optional.of(new SealLinks(sealProfileUri, "musterstadt.example/keys")),
                sealStatus,
                new TreeMap<>(Map.of(
                        0x0a, SealValue.of("Erika Mustermann".getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        UnsignedSeal unsigned =
                UnsignedSeal.of(SealSigner.ofThumbprint(sealKey.key().thumbprint()), sealDate, sealDate, content);
        return unsigned.sign(sealKey.sign(unsigned.signedBytes()));
    }

    byte[] payload(String credential, byte[] seal) {
        SignedCredential signed = ((SignedCredential.Accepted) SignedCredential.parse(credential)).credential();
        return new CredentialPayload(
                        credentialId,
                        documentId,
                        1,
                        new CredentialTypeId(type),
                        signed.issuerJwsDigest(),
                        withSeal ? Optional.of(Sha256Digest.hash(seal)) : Optional.empty(),
                        List.of(Sha256Digest.hash(ATTACHMENT)))
                .encode();
    }

    TestTree tree(byte[] payload, int size) {
        List<Sha256Digest> leaves = new ArrayList<>(Collections.nCopies(
                size,
                LogEntry.credential(new Commitment(Sha256Digest.hash(new byte[] {1})))
                        .leafHash()));
        leaves.set(INDEX, LogEntry.credential(Commitment.of(salt, payload)).leafHash());
        return new TestTree(leaves);
    }

    TlogProof proof(byte[] payload) {
        TestTree tree = tree(payload, treeSize);
        LogOrigin name = new LogOrigin(origin);
        SignedCheckpoint checkpoint = SignedCheckpoint.sign(
                new Checkpoint(name, treeSize, tree.root()), new CheckpointKey(name, logKey.key()), logKey.signer());
        return new TlogProof(INDEX, tree.proof(INDEX).path(), checkpoint);
    }

    /** The block in which the checkpoint of the proof was anchored. */
    TestBlock block(Papers papers) {
        Checkpoint checkpoint = papers.proof().checkpoint().checkpoint();
        return block.apply(
                TestBlock.ofFour().at(presentedBlock(), presentedAt()).withReceipt(receipt(checkpoint)));
    }

    byte[] receipt(Checkpoint checkpoint) {
        return TestBlock.anchor(
                new Address("0x2222222222222222222222222222222222222222"),
                checkpoint.origin().id().digest(),
                checkpoint.treeSize(),
                checkpoint.root(),
                sealedHead.orElseGet(this::journalHead));
    }

    Sha256Digest journalHead() {
        return policyContent().journal().head();
    }

    private long presentedBlock() {
        return treeSize == TREE_SIZE ? 100 : 700;
    }

    private Instant presentedAt() {
        return treeSize == TREE_SIZE ? anchoredAt : anchoredAt.plusSeconds(600);
    }

    private String blockHash(Papers papers) {
        return sealed ? block(papers).hash() : "0x" + "ab".repeat(32);
    }

    AnchorClaim anchor(Papers papers) {
        Checkpoint checkpoint = papers.proof().checkpoint().checkpoint();
        return new AnchorClaim(
                1337,
                "0x2222222222222222222222222222222222222222",
                presentedBlock(),
                blockHash(papers),
                presentedAt(),
                "0x" + "cd".repeat(32),
                checkpoint.treeSize(),
                checkpoint.root());
    }

    StatusList list() {
        StatusList list = StatusList.ofSize(listSize);
        return listSize > 42 ? list.with(42, listSays) : list;
    }

    String statusList() {
        UnsignedStatusListToken unsigned = UnsignedStatusListToken.of(
                new StatusListId(listUri),
                listVersion,
                list(),
                listIssuedAt,
                listLifetime,
                Duration.ofSeconds(60),
                listKey.certificate());
        return unsigned.sign(listKey.sign(unsigned.signingInput()));
    }

    PolicyContent policyContent() {
        return new PolicyContent(
                3,
                policyCreatedAt,
                1337,
                new PolicyContracts(
                        "0x1111111111111111111111111111111111111111",
                        "0x2222222222222222222222222222222222222222",
                        "0x3333333333333333333333333333333333333333"),
                validatorSets,
                policyLogs,
                RegistryJournal.replay(changes.list()).asOptional().orElseThrow(),
                policyKeys.stream().map(TestKey::key).toList(),
                List.of(),
                PolicyContent.DEFAULT_MAX_STATUS_AGE,
                PolicyContent.DEFAULT_MAX_HEAD_AGE,
                timestampAuthorities);
    }

    /** What an honest, up-to-date node answers about these papers. */
    NodeAnswer node(Papers papers) {
        AnchoredTree covering = anchored(papers, TREE_SIZE, anchoredAt, 100);
        AnchoredTree presented =
                treeSize == TREE_SIZE ? covering : anchored(papers, treeSize, presentedAt(), presentedBlock());
        return new NodeAnswer(
                chainId,
                anchorContract,
                headTime,
                journalHead(),
                List.of(),
                Optional.of(covering),
                Optional.of(presented),
                treeSize,
                Optional.of(new AnchoredStatusVersion(listVersion, list().digest(), listIssuedAt.minusSeconds(500))));
    }

    private AnchoredTree anchored(Papers papers, int size, Instant time, long block) {
        return new AnchoredTree(
                size,
                tree(papers.payload(), size).root(),
                block,
                time,
                Optional.of(blockHash(papers)),
                Optional.of("0x" + "cd".repeat(32)));
    }

    Evidence online(Papers papers) {
        return online(node(papers));
    }

    static Evidence online(NodeAnswer... nodes) {
        return Evidence.none().withChain(new ChainEvidence.Answered(List.of(nodes)));
    }
}
