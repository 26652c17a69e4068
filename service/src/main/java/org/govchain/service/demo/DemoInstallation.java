package org.govchain.service.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.Deployment;
import org.govchain.chain.development.AnvilBinary;
import org.govchain.chain.development.AnvilProcess;
import org.govchain.log.LogOrigin;
import org.govchain.service.authority.AuthorityId;

/** The running parts of the demo and the properties that name them. */
final class DemoInstallation implements AutoCloseable {

    static final AuthorityId AUTHORITY = new AuthorityId("demo");
    static final String AUTHORITY_NAME = "Demo-Stadt Musterstadt";
    static final String ISSUER = "https://demo-musterstadt.example";
    static final LogOrigin ORIGIN = new LogOrigin("demo-musterstadt.example/log/demo");

    /** Not the number of any network people use. */
    private static final long CHAIN_ID = 1_337_001;

    private final DemoFiles files;
    private final Clock clock;
    private final ContractAddresses contracts;
    private final LocalTimestampAuthority timestamps;
    private PostgresProcess database;
    private AnvilProcess anvil;

    private DemoInstallation(
            DemoFiles files,
            Clock clock,
            PostgresProcess database,
            AnvilProcess anvil,
            ContractAddresses contracts,
            LocalTimestampAuthority timestamps) {
        this.files = files;
        this.clock = clock;
        this.database = database;
        this.anvil = anvil;
        this.contracts = contracts;
        this.timestamps = timestamps;
    }

    /** Starts or continues database and chain, and deploys the contracts where they are missing. */
    static DemoInstallation start(DemoFiles files, Clock clock) throws IOException {
        AnvilProcess anvil = startChain(files);
        boolean complete = false;
        try (ChainConnection chain = ChainConnection.open(anvil.url())) {
            ContractAddresses contracts = new Deployment(chain, files.owner()).deploy();
            PostgresProcess database = startDatabase(files);
            complete = true;
            LocalTimestampAuthority timestamps = LocalTimestampAuthority.start(
                    files.timestampKey(), files.keyStorePassword(), files.random(), clock);
            return new DemoInstallation(files, clock, database, anvil, contracts, timestamps);
        } finally {
            if (!complete) {
                anvil.close();
            }
        }
    }

    /** What production would set by itself. */
    synchronized Map<String, Object> properties() throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>(database.properties());
        properties.put("govchain.authorities[0].slug", AUTHORITY.slug());
        properties.put("govchain.authorities[0].issuer", ISSUER);
        properties.put("govchain.authorities[0].name", AUTHORITY_NAME);
        properties.put("govchain.chain.url", anvil.url().toString());
        properties.put(
                "govchain.chain.issuer-registry", contracts.issuerRegistry().hex());
        properties.put(
                "govchain.chain.checkpoint-anchor", contracts.checkpointAnchor().hex());
        properties.put(
                "govchain.chain.status-registry", contracts.statusRegistry().hex());
        properties.put("govchain.chain.account-key-file", logAccountFile());
        properties.put("govchain.anchoring.origin", ORIGIN.value());
        properties.put("govchain.anchoring.chain-may-lose-state", true);
        properties.put(
                "govchain.signing.key-store",
                files.keyStore(AUTHORITY, AUTHORITY_NAME, clock.instant()).toString());
        properties.put("govchain.signing.key-store-password", files.keyStorePassword());
        properties.put("govchain.security.token-key-file", files.tokenKey().toString());
        properties.put(
                "govchain.storage.directory", files.home().resolve("files").toString());
        properties.put("govchain.storage.key-file", files.keyEncryptionKey().toString());
        properties.put("govchain.documents.tsa.url", timestamps.url().toString());
        properties.put(
                "govchain.documents.tsa.trust",
                timestamps.writeCertificate(files.timestampCertificate()).toString());
        return properties;
    }

    /**
     * Starts what has ended by itself, where it was before.
     *
     * @return what was started, for people; empty when everything runs
     * @throws IllegalStateException when it does not start; the next call tries again
     */
    synchronized List<String> revive() throws IOException {
        List<String> revived = new ArrayList<>();
        if (!database.isAlive()) {
            database.close();
            database = startDatabase(files);
            revived.add("database");
        }
        if (!anvil.isAlive()) {
            anvil.close();
            anvil = startChain(files);
            revived.add("chain");
        }
        return revived;
    }

    ContractAddresses contracts() {
        return contracts;
    }

    DemoFiles files() {
        return files;
    }

    @Override
    public synchronized void close() {
        timestamps.close();
        try {
            database.close();
            anvil.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo did not end in order; the next start looks after what is left", e);
        }
    }

    private static AnvilProcess startChain(DemoFiles files) throws IOException {
        return AnvilProcess.start(new AnvilProcess.Settings(
                AnvilBinary.find(Path.of(System.getProperty("govchain.root", "."))),
                files.home().resolve("chain"),
                0,
                CHAIN_ID));
    }

    private static PostgresProcess startDatabase(DemoFiles files) throws IOException {
        return PostgresProcess.start(files.home().resolve("postgres"), files.databasePassword());
    }

    private String logAccountFile() throws IOException {
        var _ = files.logAccount();
        return files.logAccountFile().toString();
    }
}
