package org.govchain.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills the service, the chain or the database under load, again and again, and then checks that nothing acknowledged is
 * missing: first once after each durable step, then at random instants. A short campaign has one random instant and takes
 * as many steps as fit, which the seed chooses.
 *
 * <p>Usage: {@code CrashCampaign ROOT DATA ROUNDS [SEED]}: ROOT is the checkout with what {@code govchain package} made, DATA an
 * empty directory. {@code govchain crash-test} calls it.
 * Load and witness are a process of their own. Ends with status 1 and the first thing that is wrong.
 */
public final class CrashCampaign {

    private static final String SERVICE = "service";
    private static final String CHAIN = "anvil.pid";
    private static final String DATABASE = "postmaster.pid";
    private static final List<String> VICTIMS = List.of(SERVICE, CHAIN, DATABASE);
    private static final int STEP_TIMEOUT_SECONDS = 60;
    /** So many are looked at again after an erasure. */
    private static final int OTHERS = 500;

    private final Installation installation;
    private final GovchainCommand govchain;
    private final Random random;
    private final Path acknowledged;
    private final Path officeWork;
    private final Path stopFile;

    private CrashCampaign(Path root, Path data, long seed) throws IOException {
        this.random = new Random(seed);
        this.acknowledged = data.resolve("acknowledged.txt");
        this.officeWork = data.resolve("office-work.txt");
        this.stopFile = data.resolve("stop-load");
        this.installation = new Installation(root, data);
        this.govchain = new GovchainCommand(root, installation);
    }

    /** Runs the campaign; see the class comment. */
    public static void main(String[] args) throws IOException, InterruptedException {
        long seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime();
        System.out.println("crash campaign of " + args[2] + " rounds with seed " + seed);
        Path data = Files.createDirectories(Path.of(args[1])).toAbsolutePath();
        new CrashCampaign(Path.of(args[0]).toAbsolutePath().normalize(), data, seed).run(Integer.parseInt(args[2]));
    }

    private void run(int rounds) throws IOException, InterruptedException {
        requireReady(installation.start(null));
        Process load = startLoad();
        Process office = startOffice();
        try {
            List<String> steps = steps(rounds);
            for (int round = 0; round < rounds; round++) {
                int before = AcknowledgementFile.read(acknowledged).size();
                String what = round < steps.size() ? afterStep(steps.get(round)) : atRandom();
                awaitProgress(before);
                System.out.printf("round %d: %s; %d acknowledged so far%n", round + 1, what, before);
            }
            awaitAllWork();
            Files.createFile(stopFile);
            for (Process driver : List.of(load, office)) {
                if (!driver.waitFor(90, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the load did not end");
                }
            }
            if (office.exitValue() != 0) {
                throw new IllegalStateException("the office was refused something; see office.log");
            }
            check();
        } finally {
            load.destroyForcibly();
            office.destroyForcibly();
            installation.stop();
        }
    }

    private List<String> steps(int rounds) {
        if (rounds > DurableSteps.ALL.size()) {
            return DurableSteps.ALL;
        }
        List<String> steps = new ArrayList<>(DurableSteps.ALL);
        Collections.shuffle(steps, random);
        return steps.subList(0, Math.max(0, rounds - 1));
    }

    private String afterStep(String where) throws IOException, InterruptedException {
        installation.stop();
        installation.start(where + ":" + (1 + random.nextInt(3)));
        if (!installation.awaitDeath(STEP_TIMEOUT_SECONDS)) {
            throw new IllegalStateException("the service never came to " + where);
        }
        requireReady(installation.start(null));
        return "service ended at " + where;
    }

    private String atRandom() throws IOException, InterruptedException {
        String victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
        Thread.sleep(random.nextInt(2500));
        if (victim.equals(SERVICE)) {
            restartAfterKill();
            return "killed the service";
        }
        kill(victim);
        if (random.nextBoolean()) {
            return "killed " + victim + "; the service waits it out";
        }
        Thread.sleep(random.nextInt(1500));
        restartAfterKill();
        return "killed " + victim + ", then the service";
    }

    /** The service may still be starting it again after the last round. */
    private void kill(String victim) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STEP_TIMEOUT_SECONDS);
        while (!installation.killRecorded(victim)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no living process is recorded in " + victim);
            }
            Thread.sleep(50);
        }
    }

    private void restartAfterKill() throws IOException, InterruptedException {
        installation.killService();
        requireReady(installation.start(null));
    }

    /** Something new is acknowledged after every recovery, or the rounds that follow would show nothing. */
    private void awaitProgress(int before) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STEP_TIMEOUT_SECONDS);
        while (AcknowledgementFile.read(acknowledged).size() <= before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing is acknowledged any more; see service.log");
            }
            Thread.sleep(50);
        }
    }

    /** A slow machine may be through with the rounds before the office has come to each kind of its work. */
    private void awaitAllWork() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STEP_TIMEOUT_SECONDS);
        while (!OfficeAftermath.hasAllKinds(OfficeWork.read(officeWork)) && System.nanoTime() < deadline) {
            Thread.sleep(250);
        }
    }

    private void check() throws IOException, InterruptedException {
        List<String> ids = AcknowledgementFile.read(acknowledged);
        if (new LinkedHashSet<>(ids).size() != ids.size()) {
            throw new IllegalStateException("an id was acknowledged for two batches");
        }
        try (ServiceClient client = new ServiceClient(installation.url(), govchain.token("clerk"));
                ServiceClient administrator = new ServiceClient(installation.url(), govchain.token("authority-admin"));
                ServiceClient operator =
                        new ServiceClient(installation.url(), govchain.token("sensor-operator", "otto"))) {
            Aftermath aftermath = new Aftermath(client);
            aftermath.check(ids);
            try (StoredLog stored = StoredLog.open(installation.data())) {
                List<OfficeWork.Deed> deeds = OfficeWork.read(officeWork);
                System.out.println(new OfficeAftermath(client, aftermath, stored).check(deeds));
                System.out.println(new SensorAftermath(operator, stored).check(deeds));
            }
            govchain.audit(client);
            List<String> others = new ErasedDocuments(client, administrator, aftermath).eraseSomeOf(ids);
            aftermath.check(others.subList(0, Math.min(OTHERS, others.size())));
            govchain.audit(client);
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be asked", e);
        }
        System.out.println(ids.size() + " acknowledged credentials are there, anchored once, and verify");
    }

    private Process startLoad() throws IOException, InterruptedException {
        return start(
                LoadDriver.class,
                "load.log",
                "--token=" + token("clerk", "demo"),
                "--count=1000000000",
                "--batch=20",
                "--connections=3",
                "--acknowledged=" + acknowledged);
    }

    private Process startOffice() throws IOException, InterruptedException {
        return start(
                OfficeWork.class,
                "office.log",
                "--clerk=" + token("clerk", "erika"),
                "--signatory=" + token("signatory", "sabine"),
                "--operator=" + token("sensor-operator", "otto"),
                "--acknowledged=" + officeWork);
    }

    private Path token(String role, String subject) throws IOException, InterruptedException {
        return Files.writeString(
                installation.data().resolve(subject + "-" + role + ".token"), govchain.token(role, subject));
    }

    private Process start(Class<?> program, String log, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                "--url=" + installation.url(),
                "--stop-file=" + stopFile));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(installation.data().resolve(log).toFile())
                .start();
    }

    private static void requireReady(boolean ready) {
        if (!ready) {
            throw new IllegalStateException("the service did not get ready; see service.log");
        }
    }
}
