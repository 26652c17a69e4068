package org.govchain.service.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.RegistryChange;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.RegistryWriter;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.status.StatusListRegistration;
import org.govchain.service.status.StatusLists;
import org.govchain.verify.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Enters new status lists of the demo into the registry, first before the service is ready and then as they are made. */
@Component
@Profile("demo")
@Order(2)
final class DemoStatusLists implements ApplicationRunner, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStatusLists.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int PATIENCE = 300;

    private final DemoInstallation installation;
    private final ChainConnection chain;
    private final ContractAddresses contracts;
    private final StatusLists lists;
    private final Authorities authorities;
    private @Nullable Thread thread;
    private volatile boolean running;

    DemoStatusLists(
            DemoInstallation installation,
            ChainConnection chain,
            ContractAddresses contracts,
            StatusLists lists,
            Authorities authorities) {
        this.installation = installation;
        this.chain = chain;
        this.contracts = contracts;
        this.lists = lists;
        this.authorities = authorities;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        registerNew();
        // The service is ready when the registry's mirror has seen the lists: from then on they are used.
        for (int i = 0; i < PATIENCE && !lists.awaitingRegistration().isEmpty(); i++) {
            Thread.sleep(POLL);
        }
        if (running) {
            thread = Thread.ofPlatform().daemon().name("demo-status-lists").start(this::loop);
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
                registerNew();
            } catch (InterruptedException e) {
                // Only stop() interrupts.
                return;
            } catch (ChainUnavailable | DataAccessException | IOException e) {
                // The lists in use have room left; the next round tries again.
                LOG.warn("status lists wait to be registered: {}", e.getMessage());
            }
        }
    }

    private void registerNew() throws IOException {
        List<StatusListRegistration> waiting = lists.awaitingRegistration();
        if (waiting.isEmpty()) {
            return;
        }
        RegistryReader reader = new RegistryReader(chain, contracts);
        RegistryWriter writer =
                new RegistryWriter(chain, contracts, installation.files().owner());
        for (StatusListRegistration list : waiting) {
            Sha256Digest id = list.id().hash();
            if (reader.statusList(id).isEmpty()) {
                writer.apply(new RegistryChange.RegisterStatusList(
                        id, authority(list), DemoInstallation.ORIGIN.id().digest()));
            }
        }
    }

    private Sha256Digest authority(StatusListRegistration list) {
        Authority authority = authorities.find(list.authority()).orElseThrow();
        return Registry.idOf(authority.issuer().toString());
    }
}
