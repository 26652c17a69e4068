package org.govchain.service.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.RegistryChange;
import org.govchain.chain.RegistryWriter;
import org.govchain.chain.TransactionRefused;
import org.govchain.service.registration.Registration;
import org.govchain.service.registration.WantedChange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Stands in for the members of a consortium: what the demo needs in the registry is entered, first before the service is ready. */
@Component
@Profile("demo")
final class DemoMembers implements ApplicationRunner, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoMembers.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE = 300;

    private final DemoInstallation installation;
    private final ChainConnection chain;
    private final ContractAddresses contracts;
    private final Registration registration;
    private List<RegistryChange> entered = List.of();
    private @Nullable Thread thread;
    private volatile boolean running;

    DemoMembers(
            DemoInstallation installation,
            ChainConnection chain,
            ContractAddresses contracts,
            Registration registration) {
        this.installation = installation;
        this.chain = chain;
        this.contracts = contracts;
        this.registration = registration;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        // The service is ready when its mirror of the registry has seen everything.
        for (int i = 0; i < PATIENCE && !enterMissing(); i++) {
            Thread.sleep(POLL);
        }
        if (running) {
            thread = Thread.ofPlatform().daemon().name("demo-members").start(this::loop);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                enterMissing();
            } catch (InterruptedException e) {
                // Only stop() interrupts.
                return;
            } catch (ChainUnavailable | TransactionRefused | DataAccessException | IOException e) {
                // The lists in use have room left; the next round tries again.
                LOG.warn("changes of the registry wait: {}", e.getMessage());
            }
        }
    }

    /** Whether nothing is missing. What was entered a moment ago is missing until the mirror has seen it, and is not entered twice. */
    private boolean enterMissing() throws IOException {
        Optional<List<RegistryChange>> missing = registration
                .missing()
                .map(wanted -> wanted.stream().map(WantedChange::change).toList());
        if (missing.isEmpty()) {
            return false;
        }
        List<RegistryChange> fresh = missing.get().stream()
                .filter(change -> !entered.contains(change))
                .toList();
        if (!fresh.isEmpty()) {
            new RegistryWriter(chain, contracts, installation.files().owner()).apply(fresh);
        }
        entered = missing.get();
        return missing.get().isEmpty();
    }
}
