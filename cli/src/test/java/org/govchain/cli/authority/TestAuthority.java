package org.govchain.cli.authority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.govchain.credential.CredentialFacts;
import org.govchain.credential.CredentialId;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.CredentialTypeId;
import org.govchain.credential.DocumentId;
import org.govchain.credential.IssuerId;
import org.govchain.credential.SignedCredential;
import org.govchain.credential.Successor;
import org.govchain.credential.UnsignedCredential;
import org.govchain.credential.ValidityPeriod;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Salt;
import org.govchain.log.SignedCheckpoint;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.Status;
import org.govchain.status.StatusList;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;
import org.govchain.status.UnsignedStatusListToken;
import org.govchain.verify.AnchorClaim;
import org.govchain.verify.AnchoredVersion;
import org.govchain.verify.Bundle;
import org.govchain.verify.PolicyContent;
import org.govchain.verify.StatusHistory;
import org.govchain.verify.ValidatorSet;

/** The service of an authority as the command line sees it, with a log that is anchored on a development chain. */
public final class TestAuthority implements AutoCloseable {

    static final String ISSUER = "https://www.musterstadt.example";
    static final String TYPE = "https://siegel.musterstadt.example/types/liquor-licence";
    static final String LIST = "https://siegel.musterstadt.example/sl/AbC1";
    private static final String VERSIONS = "sl/AbC1/versions/";
    private static final int PLACE = 42;

    private final SecureRandom random = new SecureRandom();
    private final AuthorityKey credentialKey = AuthorityKey.p256();
    private final AuthorityKey statusKey = AuthorityKey.p256();
    private final AuthorityLog log = new AuthorityLog();
    private final AuthorityChain chain;
    private final HttpServer server;
    private final Map<String, byte[]> lies = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, TestStream> streams = new HashMap<>();
    private StatusList list = StatusList.ofSize(1024);
    private long listVersion = 1;
    private final AuthorityHistory history = new AuthorityHistory(random);
    private Duration ahead = Duration.ZERO;

    @SuppressWarnings("NullAway.Init") // set by issue()
    private DocumentId document;

    private List<ValidatorSet> validators = List.of();

    private TestAuthority(Path directory) throws IOException {
        chain = new AuthorityChain(directory, log, credentialKey, statusKey);
        log.entries.add(listHead());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Starts chain and service below this directory. */
    public static TestAuthority start(Path directory) throws IOException {
        return new TestAuthority(Files.createDirectories(directory));
    }

    /** Where the service answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where the node answers. */
    public URI node() {
        return chain.url();
    }

    /** Appends entries of other people's documents. */
    public void append(int count) {
        for (int i = 0; i < count; i++) {
            byte[] payload = ByteBuffer.allocate(4).putInt(log.entries.size()).array();
            log.entries.add(LogEntry.credential(new Commitment(Sha256Digest.hash(payload))));
        }
    }

    /** Appends the head of a sensor stream; its tiles are those that were published last. */
    public void head(TestStream stream, int size) {
        log.entries.add(stream.head(size));
        streams.putIfAbsent(stream.id.toString(), stream);
    }

    /** From now on these are the leaves of the stream. */
    public void publish(TestStream stream) {
        streams.put(stream.id.toString(), stream);
    }

    /** Issues a licence as a bundle without proof, as it is handed out before it is anchored; its entry is appended. */
    public Bundle issue() {
        CredentialId id = CredentialId.random(random);
        CredentialFacts facts = new CredentialFacts(
                new IssuerId(ISSUER),
                new CredentialTypeId(TYPE),
                id,
                now(),
                ValidityPeriod.UNLIMITED,
                Optional.of(new StatusReference(new StatusListId(LIST), PLACE)),
                CredentialFacts.encodeCertificate(credentialKey.certificate()),
                Optional.empty());
        UnsignedCredential unsigned = UnsignedCredential.of(facts, Map.of("business", "Schankwirtschaft"), random);
        String credential = unsigned.sign(credentialKey.signer().sign(unsigned.signingInput()));
        Sha256Digest digest = ((SignedCredential.Accepted) SignedCredential.parse(credential))
                .credential()
                .issuerJwsDigest();
        document = DocumentId.random(random);
        byte[] payload =
                new CredentialPayload(id, document, 1, facts.type(), digest, Optional.empty(), List.of()).encode();
        Salt salt = Salt.random(random);
        log.entries.add(LogEntry.credential(Commitment.of(salt, payload)));
        return Bundle.builder()
                .credential(credential)
                .payload(payload, salt)
                .keys(List.of())
                .build();
    }

    /** The same with a proof to the state of the log as it is now, which is signed and not anchored. */
    public Bundle withProof(Bundle bundle) {
        LogEntry entry = LogEntry.credential(
                Commitment.of(bundle.salt().orElseThrow(), bundle.payload().orElseThrow()));
        long index = log.entries.indexOf(entry);
        return bundle.toBuilder()
                .index(index)
                .proof(new TlogProof(index, log.inclusion(index), log.sign()).text())
                .build();
    }

    /** Anchors all entries and publishes the checkpoint. */
    public void anchor() {
        Sha256Digest listId = new StatusListId(LIST).hash();
        AnchorClaim anchor = chain.anchor(log, listId, listVersion, list.digest());
        log.anchored(log.sign(), anchor);
        AnchoredVersion version = new AnchoredVersion(
                listVersion, list.digest(), Optional.of(list), AuthorityLog.ORIGIN, anchor, Optional.empty());
        history.anchored(validators.isEmpty() ? version : chain.seal(version, listId));
    }

    /** From now on its trust policy names four validators. */
    public void nameValidators() {
        validators = List.of(chain.validators().set());
    }

    /** So many of the four have sealed every checkpoint that was anchored until now. */
    public void seal(int sealing) {
        log.seal(item -> chain.seal(item, sealing));
    }

    /** Revokes what was issued; the list's next version is announced in the log. */
    public void revoke() {
        list = list.with(PLACE, Status.INVALID);
        listVersion++;
        log.entries.add(listHead());
    }

    /** Changes the status of the last document that was issued, and its list's next version is announced in the log. */
    public void change(Status status, Instant effective, Optional<Successor> successor) {
        log.entries.add(history.change(document, status, now(), effective.truncatedTo(ChronoUnit.SECONDS), successor));
        list = list.with(PLACE, status);
        listVersion++;
        log.entries.add(listHead());
    }

    /** What the service tells of the past of the document at an instant. */
    public StatusHistory history(Instant at) {
        return history.at(at, entry -> {
            long index = log.entries.indexOf(entry);
            return new TlogProof(index, log.inclusion(index), log.sign()).text();
        });
    }

    /** The time of authority and chain; whole seconds. */
    public Instant now() {
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Lets time pass, for the authority and for the next block. */
    public void pass(Duration time) {
        ahead = ahead.plus(time);
        chain.pass(time);
    }

    /** Publishes a signed checkpoint of another history: the entry at this place is exchanged and no chain is asked. */
    public void fork(int place) {
        log.entries.set(place, LogEntry.credential(new Commitment(Sha256Digest.hash(new byte[] {9}))));
        SignedCheckpoint forged = log.sign();
        long size = forged.checkpoint().treeSize();
        log.forgetAnchorsFrom(size);
        log.anchored(forged, chain.claim(size, forged.checkpoint().root()));
    }

    /** From now on answers this at a path such as {@code log/tile/entries/000}; nothing at all when it is empty; null ends the lie. */
    public void lie(String path, byte @org.jspecify.annotations.Nullable [] content) {
        if (content == null) {
            lies.remove(path);
        } else {
            lies.put(path, content);
        }
    }

    /** What it answers at a path. */
    public byte[] published(String path) {
        return honest(path).orElseThrow();
    }

    /** The paths that were asked for, and forgets them. */
    public List<String> takeRequests() {
        List<String> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    /** Writes the trust policy of this network. */
    public Path trust(Path file) throws IOException {
        return Files.write(file, policy());
    }

    private byte[] policy() {
        return new PolicyContent(
                        chain.journal().size(),
                        now(),
                        AuthorityChain.CHAIN_ID,
                        chain.contracts(),
                        validators,
                        List.of(log.key()),
                        chain.journal(),
                        List.of(credentialKey.key(), statusKey.key()),
                        List.of(),
                        PolicyContent.DEFAULT_MAX_STATUS_AGE,
                        PolicyContent.DEFAULT_MAX_HEAD_AGE,
                        List.of())
                .toJson();
    }

    private LogEntry listHead() {
        return new LogEntry.StatusListHead(new StatusListId(LIST).hash(), listVersion, list.digest());
    }

    private String listToken() {
        UnsignedStatusListToken unsigned = UnsignedStatusListToken.of(
                new StatusListId(LIST),
                listVersion,
                list,
                now(),
                Duration.ofDays(7),
                Duration.ofSeconds(60),
                statusKey.certificate());
        return unsigned.sign(statusKey.signer().sign(unsigned.signingInput()));
    }

    private Optional<byte[]> honest(String path) {
        return switch (path) {
            case "published" ->
                bytes("{\"format\":\"govchain-published/1\",\"status_lists\":[\"" + LIST + "\"],\"types\":[\"" + TYPE
                        + "\"]}");
            case "sl/AbC1" -> bytes(listToken());
            case "types/liquor-licence" -> bytes("{\"vct\":\"" + TYPE + "\"}");
            case "trust-policy" -> Optional.of(policy());
            default ->
                path.startsWith("log/")
                        ? log.answer(path.substring(4))
                        : path.startsWith("streams/") ? stream(path.split("/", 3)) : version(path);
        };
    }

    private Optional<byte[]> stream(String[] path) {
        return Optional.ofNullable(streams.get(path[1]))
                .flatMap(stream -> TileCoordinates.parse(path[2]).asOptional().flatMap(stream::read));
    }

    private Optional<byte[]> version(String path) {
        return path.startsWith(VERSIONS)
                ? history.version(Long.parseLong(path.substring(VERSIONS.length())))
                        .map(StatusHistory::toJson)
                : Optional.empty();
    }

    /** Whoever names the document by its hash is told its past; any hash will do, there is one document. Of the list everybody is. */
    private Optional<byte[]> past(URI asked) {
        if (asked.getPath().equals("/sl/AbC1/at")) {
            StatusHistory told = history(Instant.parse(asked.getQuery().substring("time=".length())));
            return Optional.of(new StatusHistory(told.list(), told.inForce(), told.next(), Optional.empty()).toJson());
        }
        return asked.getPath().matches("/evidence/[0-9a-f]{64}/history")
                ? Optional.of(history(Instant.parse(asked.getQuery().substring("at=".length())))
                        .toJson())
                : Optional.empty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        requests.add(path);
        Optional<byte[]> body = Optional.ofNullable(lies.get(path))
                .or(() -> past(exchange.getRequestURI()))
                .or(() -> honest(path));
        byte[] bytes = body.orElse(new byte[0]);
        exchange.sendResponseHeaders(bytes.length > 0 ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static Optional<byte[]> bytes(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        chain.close();
    }
}
