package org.govchain.acceptance;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.govchain.acceptance.AnchorScenarios.Window;
import org.govchain.network.NetworkDescription;

/**
 * How long it takes from sending a request until the service calls its documents anchored on four Besu validators: idle, under load,
 * with one validator killed and restarted, with the service's own node killed and restarted, and with two away. At the end every
 * acknowledged document must be anchored exactly once and no anchor lost or doubled.
 *
 * <p>Usage: {@code AnchorLatency ROOT DATA [--rate=1000] [--seconds=120] [--idle=40] [--warm-up=30]}, ROOT a checkout with {@code govchain
 * package} made, DATA an empty directory, GOVCHAIN_BESU_HOME a Besu distribution. {@code rate} is documents a second, of which a tenth
 * is sent while two are away; {@code seconds} is for each occasion under load, the killed node is away for half of it and its start;
 * {@code idle} is a number of requests. Ends with status 1 and the first thing that is wrong.
 */
public final class AnchorLatency {

    /** Of the service, its default. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    /** So many bundles are verified as a third party would. */
    private static final int SAMPLE = 200;

    private final GovchainCommand govchain;
    private final BesuInstallation besu;
    private final ServiceClient clerk;
    private final Acknowledged acknowledged = new Acknowledged();

    private AnchorLatency(GovchainCommand govchain, BesuInstallation besu, ServiceClient clerk) {
        this.govchain = govchain;
        this.besu = besu;
        this.clerk = clerk;
    }

    /** Runs all of it; see the class comment. */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        Path root = Path.of(args[0]).toAbsolutePath().normalize();
        Path data = Path.of(args[1]).toAbsolutePath().normalize();
        NamedOptions options = new NamedOptions(Arrays.asList(args).subList(2, args.length));
        sayLoad("before");
        try (BesuInstallation besu = BesuInstallation.start(root, data, new SecureRandom())) {
            GovchainCommand govchain = new GovchainCommand(root, besu.installation());
            try (ServiceClient clerk = new ServiceClient(besu.installation().url(), govchain.token("clerk"));
                    ServiceClient operator =
                            new ServiceClient(besu.installation().url(), govchain.token("operator"))) {
                new AnchorLatency(govchain, besu, clerk).run(options, operator);
            }
        }
    }

    private void run(NamedOptions options, ServiceClient operator)
            throws IOException, InterruptedException, SQLException {
        int rate = options.number("rate", 1_000);
        Duration span = Duration.ofSeconds(options.number("seconds", 120));
        try (AnchorWatch watch = AnchorWatch.start(clerk)) {
            AnchorScenarios scenarios = new AnchorScenarios(
                    besu.network(), new PacedLoad(clerk, acknowledged), watch, clerk, operator, acknowledged);
            List<Window> windows = new ArrayList<>();
            scenarios.load("warm-up", rate, Duration.ofSeconds(options.number("warm-up", 30)));
            awaitEverything(scenarios);
            windows.add(scenarios.idle(options.number("idle", 40), new Random(7)));
            windows.add(scenarios.load("load", rate, span));
            Window withoutOne = scenarios.withoutOne(rate, span);
            windows.add(withoutOne);
            windows.add(scenarios.withoutOwnNode(rate, span));
            awaitEverything(scenarios);
            windows.add(scenarios.withoutTwo(Math.max(1, rate / 10)));
            sayLoad("after");
            awaitEverything(scenarios);
            AnchorLedger ledger = prove();
            windows.forEach(window -> print(window, latencies(window, ledger, watch)));
            holdToBar(latencies(withoutOne, ledger, watch));
        }
    }

    /** Nothing is on its way any more: the load has ended and had all its answers. */
    private void awaitEverything(AnchorScenarios scenarios) throws IOException, InterruptedException, SQLException {
        try (StoredLog log = StoredLog.open(besu.installation().data())) {
            scenarios.awaitSize(log.entries());
        }
    }

    private AnchorLedger prove() throws IOException, InterruptedException, SQLException {
        List<String> ids = acknowledged.credentialIds();
        AnchorLedger ledger = besu.ledger();
        ledger.checkAcknowledged(ids);
        List<String> sample = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += Math.max(1, ids.size() / SAMPLE)) {
            sample.add(ids.get(i));
        }
        new Aftermath(clerk).check(sample);
        govchain.audit(
                clerk,
                "--node",
                besu.network().url(0).toString(),
                "--node",
                besu.network().url(1).toString());
        System.out.printf(
                "%d acknowledged documents are anchored once; %d anchors in database, events, contract and account; %d bundles VALID%n",
                ids.size(), ledger.anchors(), sample.size());
        return ledger;
    }

    private Percentiles latencies(Window window, AnchorLedger ledger, AnchorWatch watch) {
        List<Long> nanos = new ArrayList<>();
        for (Acknowledged.Request request : acknowledged.sentWithin(window.from(), window.to())) {
            for (String id : request.credentialIds()) {
                nanos.add(watch.anchoredAt(ledger.index(id)).orElseThrow() - request.sent());
            }
        }
        return Percentiles.of(nanos);
    }

    private static void print(Window window, Percentiles latencies) {
        double seconds = (window.to() - window.from()) / 1e9;
        System.out.printf(
                "%-17s %6d documents in %4.0f s (%5.0f/s)  p50 %6.2f s  p99 %6.2f s  slowest %6.2f s%n",
                window.what(),
                latencies.count(),
                seconds,
                latencies.count() / seconds,
                latencies.secondsAt(0.50),
                latencies.secondsAt(0.99),
                latencies.secondsAt(1));
    }

    private void holdToBar(Percentiles latencies) {
        NetworkDescription.Timing timing = besu.network().timing();
        Duration bar =
                CHECKPOINT_INTERVAL.plus(timing.block()).plus(timing.request()).multipliedBy(2);
        System.out.printf(
                "bar with one away: 2 x (checkpoint interval %d s + block period %d s + request timeout %d s) = %d s%n",
                CHECKPOINT_INTERVAL.toSeconds(),
                timing.block().toSeconds(),
                timing.request().toSeconds(),
                bar.toSeconds());
        if (latencies.at(0.99).compareTo(bar) > 0) {
            throw new IllegalStateException("with one validator away p99 is above the bar");
        }
    }

    private static void sayLoad(String when) {
        System.out.printf(
                "load of the machine %s: %.1f on %d cores%n",
                when,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }
}
