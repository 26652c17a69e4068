package org.govchain.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.Deployment;
import org.govchain.log.LogOrigin;

/**
 * The packaged service with the demo's database, authority and keys, but on four Besu validators: it asks the first member's node and
 * compares with the second's. The demo's own chain runs beside it, and nobody asks it.
 */
final class BesuInstallation implements AutoCloseable {

    /** Name of the demo's log. */
    private static final LogOrigin ORIGIN = new LogOrigin("demo-musterstadt.example/log/demo");

    private final ValidatorNetwork network;
    private final ContractAddresses contracts;
    private final ChainAccount logAccount;
    private final Installation installation;

    private BesuInstallation(
            ValidatorNetwork network, ContractAddresses contracts, ChainAccount logAccount, Installation installation) {
        this.network = network;
        this.contracts = contracts;
        this.logAccount = logAccount;
        this.installation = installation;
    }

    /** Starts validators and service in an empty or missing directory. */
    static BesuInstallation start(Path root, Path data, SecureRandom random) throws IOException, InterruptedException {
        ChainAccount owner = ChainAccount.loadOrCreate(data.resolve("demo/demo-owner.key"), random);
        ChainAccount logAccount = ChainAccount.loadOrCreate(data.resolve("demo/demo-log.key"), random);
        ValidatorNetwork network =
                ValidatorNetwork.start(data.resolve("network"), List.of(owner.address(), logAccount.address()), random);
        boolean ready = false;
        try (ChainConnection chain = ChainConnection.open(network.url(0))) {
            ContractAddresses contracts = new Deployment(chain, owner).deploy();
            Installation installation = new Installation(root, data, properties(network, contracts));
            BesuInstallation started = new BesuInstallation(network, contracts, logAccount, installation);
            ready = installation.start(null);
            if (!ready) {
                installation.stop();
                throw new IllegalStateException("the service did not get ready; see service.log");
            }
            return started;
        } finally {
            if (!ready) {
                network.close();
            }
        }
    }

    private static List<String> properties(ValidatorNetwork network, ContractAddresses contracts) {
        return List.of(
                "govchain.chain.url=" + network.url(0),
                "govchain.chain.second-url=" + network.url(1),
                "govchain.chain.issuer-registry=" + contracts.issuerRegistry(),
                "govchain.chain.checkpoint-anchor=" + contracts.checkpointAnchor(),
                "govchain.chain.status-registry=" + contracts.statusRegistry(),
                "govchain.anchoring.chain-may-lose-state=false");
    }

    ValidatorNetwork network() {
        return network;
    }

    Installation installation() {
        return installation;
    }

    /** The ledger of this installation, compared with the chain as the first member's node shows it. */
    AnchorLedger ledger() throws IOException, SQLException {
        AnchorLedger ledger = AnchorLedger.read(installation.data());
        try (ChainConnection chain = ChainConnection.open(network.url(0))) {
            ledger.checkAnchors(
                    chain,
                    new AnchorReader(chain, contracts),
                    new CheckpointSubmitter(chain, contracts, logAccount),
                    ORIGIN.id().digest());
        }
        return ledger;
    }

    @Override
    public void close() throws IOException {
        try {
            installation.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the service ended", e);
        } finally {
            network.close();
        }
    }
}
