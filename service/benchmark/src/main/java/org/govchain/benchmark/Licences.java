package org.govchain.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.BlockHash;
import org.govchain.chain.BlockRef;
import org.govchain.chain.TransactionHash;
import org.govchain.chain.development.DevelopmentValidators;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.credential.CredentialFacts;
import org.govchain.credential.CredentialId;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.CredentialTypeId;
import org.govchain.credential.DocumentId;
import org.govchain.credential.IssuerId;
import org.govchain.credential.SignedCredential;
import org.govchain.credential.UnsignedCredential;
import org.govchain.credential.ValidityPeriod;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.log.Checkpoint;
import org.govchain.log.CheckpointKey;
import org.govchain.log.Commitment;
import org.govchain.log.HashTiles;
import org.govchain.log.LogEntry;
import org.govchain.log.LogOrigin;
import org.govchain.log.Salt;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileProofs;
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
import org.govchain.verify.Bundle;
import org.govchain.verify.PolicyContent;
import org.govchain.verify.PolicyContracts;
import org.govchain.verify.RegistryJournal;
import org.govchain.verify.ValidatorSet;

/**
 * Bundles of liquor licences as an office hands them out, with the policy they are judged by: 50 authorities in the registry, a million
 * entries in the log, a full status list of which one in a hundred is revoked.
 */
final class Licences {

    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static final String HOST = "siegel.musterstadt.example";
    private static final String TYPE = "https://" + HOST + "/types/liquor-licence";
    private static final String LIST = "https://" + HOST + "/sl/Kx3_";
    private static final LogOrigin ORIGIN = new LogOrigin(HOST + "/log/2026");
    private static final int AUTHORITIES = 50;
    private static final int TREE_SIZE = 1_000_000;
    private static final PolicyContracts CONTRACTS =
            new PolicyContracts("0x" + "11".repeat(20), "0x" + "22".repeat(20), "0x" + "33".repeat(20));

    private static final DevelopmentValidators VALIDATORS = new DevelopmentValidators(CONTRACTS.checkpointAnchor());

    private final SecureRandom random = new SecureRandom();
    private final Authority city = Authority.of("https://" + HOST, "Stadt Musterstadt");
    private final Authority.Key log = Authority.Key.of(KeyAlgorithm.ED25519, "");
    private final CheckpointKey logKey = new CheckpointKey(ORIGIN, log.key());
    private final List<Authority> authorities = authorities(city);
    private final RegistryJournal journal = journal(authorities);
    private final String statusList = statusList();

    byte[] policy() {
        return policy(List.of());
    }

    /** The same by a policy that names the validators. */
    byte[] policyWithValidators() {
        return policy(List.of(VALIDATORS.set()));
    }

    private byte[] policy(List<ValidatorSet> validators) {
        return new PolicyContent(
                        1,
                        NOW.minusSeconds(600),
                        1337,
                        CONTRACTS,
                        validators,
                        List.of(logKey),
                        journal,
                        authorities.stream()
                                .flatMap(it -> it.keys().stream())
                                .map(Authority.Key::key)
                                .toList(),
                        List.of(),
                        PolicyContent.DEFAULT_MAX_STATUS_AGE,
                        PolicyContent.DEFAULT_MAX_HEAD_AGE,
                        List.of())
                .toJson();
    }

    private static List<Authority> authorities(Authority city) {
        List<Authority> all = new ArrayList<>(List.of(city));
        for (int i = 1; i < AUTHORITIES; i++) {
            all.add(Authority.of("https://siegel.gemeinde" + i + ".example", "Gemeinde " + i));
        }
        return List.copyOf(all);
    }

    private static RegistryJournal journal(List<Authority> authorities) {
        List<byte[]> changes = new ArrayList<>(List.of(Authority.logRegistered(ORIGIN.value())));
        changes.addAll(authorities.getFirst().changes(TYPE, LIST, ORIGIN.value()));
        for (Authority other : authorities.subList(1, AUTHORITIES)) {
            changes.addAll(other.changes(
                    other.issuer() + "/types/liquor-licence", other.issuer() + "/sl/AAAA", ORIGIN.value()));
        }
        return RegistryJournal.replay(changes).asOptional().orElseThrow();
    }

    /** What one licence consists of before it is in the log. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Papers(String credential, byte[] seal, byte[] payload, Salt salt) {}

    /** JSON of different licences under one checkpoint, all with the same status list. */
    List<byte[]> bundles(int count) {
        List<Papers> papers = IntStream.range(0, count).mapToObj(this::papers).toList();
        int first = TREE_SIZE / 3;
        HashTiles tree = HashTiles.empty();
        for (int i = 0; i < TREE_SIZE; i++) {
            boolean ours = i >= first && i < first + count;
            tree.append(ours ? leaf(papers.get(i - first)) : Sha256Digest.hash(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        Map<TileCoordinates, byte[]> tiles = tree.changed();
        TileProofs proofs = new TileProofs(tile -> Objects.requireNonNull(tiles.get(tile)), TREE_SIZE);
        SignedCheckpoint checkpoint =
                SignedCheckpoint.sign(new Checkpoint(ORIGIN, TREE_SIZE, tree.root()), logKey, log.signer());
        ConsortiumSeal consortiumSeal = consortiumSeal(checkpoint.checkpoint());
        return IntStream.range(0, count)
                .mapToObj(i -> bundle(
                        papers.get(i),
                        new TlogProof(first + i, proofs.inclusion(first + i).path(), checkpoint),
                        consortiumSeal))
                .toList();
    }

    /** Three of four validators sealed, as they usually do. */
    private ConsortiumSeal consortiumSeal(Checkpoint checkpoint) {
        AnchoredCheckpoint anchored = new AnchoredCheckpoint(
                checkpoint.origin().id().digest(),
                checkpoint.treeSize(),
                checkpoint.root(),
                new BlockRef(815, new BlockHash("0x" + "ab".repeat(32)), NOW.minus(Duration.ofDays(3))),
                new TransactionHash("0x" + "cd".repeat(32)));
        return VALIDATORS.seal(anchored, journal.head(), 3);
    }

    private byte[] bundle(Papers papers, TlogProof proof, ConsortiumSeal consortiumSeal) {
        return Bundle.builder()
                .credential(papers.credential())
                .seal(papers.seal())
                .payload(papers.payload(), papers.salt())
                .index(proof.index())
                .proof(proof.text())
                .consortiumSeal(consortiumSeal)
                .statusList(statusList)
                .keys(List.of(city.seal().key().spki()))
                .build()
                .toJson();
    }

    private static Sha256Digest leaf(Papers papers) {
        return LogEntry.credential(Commitment.of(papers.salt(), papers.payload()))
                .leafHash();
    }

    private Papers papers(int number) {
        CredentialId id = CredentialId.random(random);
        StatusReference status = new StatusReference(new StatusListId(LIST), 2 * number + 1);
        CredentialFacts facts = new CredentialFacts(
                new IssuerId(city.issuer()),
                new CredentialTypeId(TYPE),
                id,
                NOW.minus(Duration.ofDays(3)),
                ValidityPeriod.between(NOW.minus(Duration.ofDays(3)), NOW.plus(Duration.ofDays(900))),
                Optional.of(status),
                CredentialFacts.encodeCertificate(city.credential().certificate()),
                Optional.empty());
        UnsignedCredential unsigned = UnsignedCredential.of(facts, LicenceClaims.of(number), random);
        String credential = unsigned.sign(city.credential().signer().sign(unsigned.signingInput()));
        byte[] seal = seal(status);
        byte[] payload = new CredentialPayload(
                        id,
                        DocumentId.random(random),
                        1,
                        new CredentialTypeId(TYPE),
                        ((SignedCredential.Accepted) SignedCredential.parse(credential))
                                .credential()
                                .issuerJwsDigest(),
                        Optional.of(Sha256Digest.hash(seal)),
                        List.of())
                .encode();
        return new Papers(credential, seal, payload, Salt.random(random));
    }

    private byte[] seal(StatusReference status) {
        TreeMap<Integer, SealValue> values = new TreeMap<>();
        LicenceClaims.SEAL.forEach((tag, text) -> values.put(tag, SealValue.of(text.getBytes(StandardCharsets.UTF_8))));
        SealContent content = new SealContent(
                UUID.fromString("7d1f0a52-6c1b-4f0e-9b0a-3a5d2f6e8c01"),
                Optional.of(LocalDate.parse("2026-02-27")),
                Optional.of(LocalDate.parse("2028-08-18")),
                Optional.of(new SealLinks(TYPE.substring("https://".length()), HOST + "/c")),
                Optional.of(SealStatus.of(status)),
                values);
        LocalDate day = LocalDate.parse("2026-02-27");
        UnsignedSeal unsigned =
                UnsignedSeal.of(SealSigner.ofThumbprint(city.seal().key().thumbprint()), day, day, content);
        return unsigned.sign(city.seal().signer().sign(unsigned.signedBytes()));
    }

    private String statusList() {
        // Spread at random, as indices are handed out: a regular pattern would compress to nothing.
        Map<Integer, Status> revoked = random.ints(StatusList.MAX_ENTRIES / 100, 0, StatusList.MAX_ENTRIES / 2)
                .boxed()
                .collect(Collectors.toMap(i -> 2 * i, _ -> Status.INVALID, (first, _) -> first));
        StatusList list = StatusList.ofSize(StatusList.MAX_ENTRIES).with(revoked);
        UnsignedStatusListToken unsigned = UnsignedStatusListToken.of(
                new StatusListId(LIST),
                12,
                list,
                NOW.minusSeconds(30),
                Duration.ofDays(2),
                Duration.ofSeconds(60),
                city.status().certificate());
        return unsigned.sign(city.status().signer().sign(unsigned.signingInput()));
    }
}
