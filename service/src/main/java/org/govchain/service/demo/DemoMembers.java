package org.govchain.service.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.RegistryChange;
import org.govchain.chain.RegistryWriter;
import org.govchain.chain.TransactionRefused;
import org.govchain.service.registration.Registration;
import org.govchain.service.registration.WantedChange;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Stands in for the members of a consortium: what the demo needs in the registry is entered, first before the service is ready. */
@Component
@Profile("demo")
final class DemoMembers extends Rounds implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoMembers.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE = 300;

    private final DemoInstallation installation;
    private final ChainConnection chain;
    private final ContractAddresses contracts;
    private final Registration registration;
    private List<RegistryChange> entered = List.of();

    DemoMembers(
            DemoInstallation installation,
            ChainConnection chain,
            ContractAddresses contracts,
            Registration registration) {
        super("demo-members", PAUSE);
        this.installation = installation;
        this.chain = chain;
        this.contracts = contracts;
        this.registration = registration;
    }

    /** The service is ready when its mirror of the registry has seen everything. */
    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        for (int i = 0; i < PATIENCE && !registration.missing().equals(Optional.of(List.of())); i++) {
            Thread.sleep(POLL);
        }
    }

    @Override
    protected void round() {
        try {
            registration.missing().ifPresent(this::enter);
        } catch (ChainUnavailable | TransactionRefused | DataAccessException | UncheckedIOException e) {
            // The lists in use have room left; the next round tries again.
            LOG.warn("changes of the registry wait: {}", e.getMessage());
        }
    }

    /** What was entered a moment ago is missing until the mirror has seen it, and is not entered twice. */
    private void enter(List<WantedChange> missing) {
        List<RegistryChange> wanted = missing.stream().map(WantedChange::change).toList();
        List<RegistryChange> fresh =
                wanted.stream().filter(change -> !entered.contains(change)).toList();
        if (!fresh.isEmpty()) {
            new RegistryWriter(chain, contracts, owner()).apply(fresh);
        }
        entered = wanted;
    }

    private ChainAccount owner() {
        try {
            return installation.files().owner();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
