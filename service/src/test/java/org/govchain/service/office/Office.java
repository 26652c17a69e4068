package org.govchain.service.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.Deployment;
import org.govchain.chain.RegistryChange;
import org.govchain.chain.RegistryWriter;
import org.govchain.crypto.VerifyingKey;
import org.govchain.log.LogOrigin;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.Application;
import org.govchain.service.TestDatabase;
import org.govchain.service.registration.Registration;
import org.govchain.service.registration.WantedChange;
import org.govchain.service.signing.KeyStoreForTests;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.trust.Trust;
import org.govchain.service.web.Role;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs in an authority: two authorities, registered keys, types and lists, a node, a database. */
public final class Office implements AutoCloseable {

    /** The public URL of the office under test; nobody asks it. */
    public static final String PUBLIC_URL = "https://siegel.musterstadt.example";

    public static final String MUSTERSTADT = "musterstadt";
    public static final String NACHBARSTADT = "nachbarstadt";
    private static final List<String> AUTHORITIES = List.of(MUSTERSTADT, NACHBARSTADT);
    public static final String KEY_STORE_PASSWORD = "canary-keystore-password";

    private static final LogOrigin ORIGIN = new LogOrigin("musterstadt.example/log/test");
    private static final String FURTHER_LOGS = "musterstadt.example/log/";
    /** Names of further installations on the network of the first; each writes with an account of its own. */
    public static final List<String> FURTHER = List.of("moved", "elsewhere");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final OfficeChain node;
    private final ChainConnection chain;
    private final LogOrigin origin;
    private final boolean ownsChain;
    private final ContractAddresses contracts;
    private final TestDatabase database;
    private final IdentityProvider identities = IdentityProvider.start();
    private final RegistryWriter registry;
    private final Map<String, Object> properties = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ConfigurableApplicationContext service;
    private boolean nodeIsAway;

    @SuppressWarnings("NullAway.Init") // set by register()
    private Reply wanted;

    private Office(Path directory, Map<String, Object> further) throws IOException {
        SecureRandom random = new SecureRandom();
        ChainAccount owner = ChainAccount.generate(random);
        origin = ORIGIN;
        ownsChain = true;
        Path accountFile = directory.resolve("account");
        ChainAccount writer = ChainAccount.loadOrCreate(accountFile, random);
        List<AccountAddress> writers = new ArrayList<>(List.of(owner.address(), writer.address()));
        for (String name : FURTHER) {
            writers.add(
                    ChainAccount.loadOrCreate(account(directory, name), random).address());
        }
        node = OfficeChain.start(directory.resolve("chain"), writers);
        chain = ChainConnection.open(node.url());
        contracts = new Deployment(chain, owner).deploy();
        registry = new RegistryWriter(chain, contracts, owner);
        database = TestDatabase.create();
        Path keyFile = directory.resolve("storage-key");
        Files.writeString(keyFile, "ca".repeat(32));
        configure(directory, contracts, accountFile, keyFile);
        properties.putAll(further);
        boolean started = false;
        try {
            service = start();
            started = true;
        } finally {
            // Nobody would end the node of an office that was never opened.
            if (!started) {
                node.close();
            }
        }
        register();
    }

    /** Another installation of the same authorities on the same network, with keys, database, storage and log of its own. */
    private Office(Office first, Path firstDirectory, String name, Map<String, Object> further) throws IOException {
        Path directory = Files.createDirectories(firstDirectory.resolve(name));
        origin = new LogOrigin(FURTHER_LOGS + name);
        ownsChain = false;
        node = first.node;
        chain = first.chain;
        contracts = first.contracts;
        registry = first.registry;
        Path accountFile = account(firstDirectory, name);
        database = TestDatabase.create();
        Path keyFile = directory.resolve("storage-key");
        Files.writeString(keyFile, "fe".repeat(32));
        configure(directory, contracts, accountFile, keyFile);
        properties.putAll(further);
        service = start();
        register();
    }

    /**
     * Opens another installation on the same network.
     *
     * @param ownDirectory of this one
     * @param name one of {@link #FURTHER}
     */
    public Office further(Path ownDirectory, String name, Map<String, Object> more) {
        try {
            return new Office(this, ownDirectory, name, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path account(Path directory, String name) {
        return directory.resolve("account-" + name);
    }

    /** The one office that tests share which do not restart it; it ends with the process. */
    public static Office shared() {
        return Shared.OFFICE;
    }

    private static final class Shared {
        static final Office OFFICE = open();

        private static Office open() {
            try {
                return Office.ofTheProcess(Files.createTempDirectory("govchain-office"), Map.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An office for all tests of the process, which ends, chain and all, with it. */
    public static Office ofTheProcess(Path directory, Map<String, Object> further) {
        Office office = open(directory, further);
        Runtime.getRuntime().addShutdownHook(new Thread(office::end, "office-end"));
        return office;
    }

    private void end() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts everything below this directory. */
    public static Office open(Path directory) {
        return open(directory, Map.of());
    }

    /** Starts everything below this directory, with further properties of the service. */
    public static Office open(Path directory, Map<String, Object> further) {
        try {
            return new Office(Files.createDirectories(directory), further);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure(Path directory, ContractAddresses contracts, Path accountFile, Path keyFile)
            throws IOException {
        Path keyStore = KeyStoreForTests.write(
                directory.resolve("keys.p12"),
                KEY_STORE_PASSWORD,
                AUTHORITIES,
                Clock.systemUTC().instant());
        properties.put("server.port", 0);
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.main.banner-mode", "off");
        properties.put("govchain.public-url", PUBLIC_URL);
        properties.put("govchain.security.issuer", identities.issuer());
        properties.put("govchain.security.audience", IdentityProvider.AUDIENCE);
        properties.put("govchain.storage.directory", directory.resolve("files"));
        properties.put("govchain.storage.key-file", keyFile);
        properties.put("govchain.storage.largest-file", "1MB");
        properties.put("govchain.signing.key-store", keyStore);
        properties.put("govchain.signing.key-store-password", KEY_STORE_PASSWORD);
        properties.put("govchain.chain.url", node.url());
        properties.put("govchain.chain.issuer-registry", contracts.issuerRegistry());
        properties.put("govchain.chain.checkpoint-anchor", contracts.checkpointAnchor());
        properties.put("govchain.chain.status-registry", contracts.statusRegistry());
        properties.put("govchain.chain.account-key-file", accountFile);
        properties.put("govchain.anchoring.origin", origin.value());
        properties.put("govchain.anchoring.interval", "200ms");
        properties.put("govchain.streams.head-interval", "200ms");
        properties.put("govchain.trust.refresh-interval", "250ms");
        authority(0, MUSTERSTADT);
        authority(1, NACHBARSTADT);
    }

    private void authority(int place, String slug) {
        String prefix = "govchain.authorities[" + place + "].";
        properties.put(prefix + "slug", slug);
        properties.put(prefix + "issuer", "https://" + slug + ".example");
        properties.put(prefix + "name", slug);
    }

    private ConfigurableApplicationContext start() {
        // As arguments, which come before application.yml: it says some of Spring's, too.
        String[] arguments = properties.entrySet().stream()
                .filter(it -> it.getKey().startsWith("spring."))
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Application.class)
                .properties(properties)
                .run(arguments);
    }

    /** Another process of the service on the same database and chain, with further properties; its log goes to the end of this file. */
    public ServiceProcess process(Path log, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(more);
        try {
            return ServiceProcess.start(log, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the members of a consortium do: they enter what the service says it needs, until it needs nothing. */
    public void register() {
        Registration registration = bean(Registration.class);
        await("the registry seen", () -> registration.missing().isPresent());
        wanted = get("/api/registration", token(MUSTERSTADT, Role.OPERATOR));
        registry.apply(registration.missing().orElseThrow().stream()
                .map(WantedChange::change)
                .toList());
        await("registered", () -> registration.missing().equals(Optional.of(List.of())));
    }

    /** What the service said it needs before the members entered it. */
    public Reply wanted() {
        return wanted;
    }

    /** A bean of the running service. */
    public <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    /** All beans of a type in the running service. */
    public <T> java.util.Collection<T> beans(Class<T> type) {
        return service.getBeansOfType(type).values();
    }

    /** Issues a licence of Musterstadt. @return its id */
    public String issueLicence() {
        Reply reply = post("/api/credentials", token(MUSTERSTADT, Role.CLERK), licence());
        if (reply.status() != 201) {
            throw new AssertionError(reply.text());
        }
        return reply.json().get("id").asString();
    }

    /** The body of a request for a licence. */
    public static String licence() {
        var request = JsonMapper.shared().createObjectNode().put("type", "liquor-licence");
        try (var in = Office.class.getResourceAsStream("/claims/liquor-licence.json")) {
            request.set("claims", JsonMapper.shared().readTree(java.util.Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request.toString();
    }

    /** Contents of the files in the storage, as they lie on the disk. */
    public List<byte[]> storedFiles() {
        try (var files = Files.list(Path.of(String.valueOf(properties.get("govchain.storage.directory"))))) {
            return files.map(Office::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the service and starts it again on the same database and chain. */
    public void restart() {
        whileStopped(() -> {});
    }

    /** Ends the service, lets something happen, and starts it again. */
    public void whileStopped(Runnable something) {
        service.close();
        something.run();
        service = start();
    }

    /** Takes the node away. */
    public void stopChain() throws IOException {
        node.close();
        nodeIsAway = true;
    }

    /** Brings the node back where it was, if it is away. */
    public void startChain() {
        if (!nodeIsAway) {
            return;
        }
        try {
            node.restart();
            nodeIsAway = false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the owner of the registry decides. */
    public void decide(RegistryChange change) {
        registry.apply(change);
    }

    /** The id of this installation's log in the registry. */
    public Sha256Digest logId() {
        return origin.id().digest();
    }

    /** Ends the service for good; the chain goes on. */
    public void stopService() {
        service.close();
    }

    /** Starts the service again with other keys, which the registry's owner has named. */
    public void changeKeys(Path directory) {
        whileStopped(() -> replaceKeys(directory));
        register();
        await("named in the policy", this::policyNamesTheKeys);
    }

    private static void replaceKeys(Path directory) {
        try {
            KeyStoreForTests.replace(
                    directory.resolve("keys.p12"),
                    KEY_STORE_PASSWORD,
                    AUTHORITIES,
                    Clock.systemUTC().instant());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean policyNamesTheKeys() {
        List<VerifyingKey> inUse =
                bean(Signing.class).keys().stream().map(SigningKey::publicKey).toList();
        return bean(Trust.class).policy().orElseThrow().keys().containsAll(inUse);
    }

    public IdentityProvider identities() {
        return identities;
    }

    public String token(String authority, Role... roles) {
        return identities.token(authority, roles);
    }

    /** Issues a licence and waits until it is anchored. @return its id */
    public String issueAnchoredLicence() {
        String id = issueLicence();
        String clerk = token(MUSTERSTADT, Role.CLERK);
        await(
                "anchored",
                () -> get("/api/credentials/" + id, clerk)
                        .json()
                        .at("/anchor/state")
                        .asString()
                        .equals("anchored"));
        return id;
    }

    /** An answer of the service. */
    public record Reply(int status, java.net.http.HttpHeaders headers, BodyBytes content) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(content.bytes());
        }

        public String text() {
            return new String(content.bytes(), java.nio.charset.StandardCharsets.UTF_8);
        }

        public byte[] bytes() {
            return content.bytes();
        }
    }

    /** Bytes of a body. */
    public static final class BodyBytes {
        private final byte[] bytes;

        BodyBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** Asks for a document under an Idempotency-Key. */
    public Reply issue(String token, String key, String body) {
        return post("/api/credentials", token, key, body);
    }

    /** Asks for a document with one file. */
    public Reply issueWithFile(String token, String request, String name, byte[] file) {
        String boundary = "----" + UUID.randomUUID();
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"request\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + request + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"attachment\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n";
        String tail = "\r\n--" + boundary + "--\r\n";
        return send(
                "POST",
                "/api/credentials",
                BodyPublishers.concat(
                        BodyPublishers.ofString(head), BodyPublishers.ofByteArray(file), BodyPublishers.ofString(tail)),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
    }

    public Reply get(String path, String token) {
        return send("GET", path, BodyPublishers.noBody(), "Authorization", "Bearer " + token);
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Reply post(String path, String token, String json) {
        return post(path, token, UUID.randomUUID().toString(), json);
    }

    public Reply put(String path, String token, String json) {
        return send(
                "PUT",
                path,
                BodyPublishers.ofString(json),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json");
    }

    private Reply post(String path, String token, String key, String json) {
        return send(
                "POST",
                path,
                BodyPublishers.ofString(json),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    public Reply send(String method, String path, BodyPublisher body, String... headers) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(5))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), new BodyBytes(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something is so, at most five minutes. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
        if (ownsChain) {
            chain.close();
            node.close();
        }
        database.close();
        identities.close();
    }
}
