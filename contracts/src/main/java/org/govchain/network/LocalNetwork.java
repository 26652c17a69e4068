package org.govchain.network;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All validators of a network as processes on this machine, for trying things out; a real member runs one of them. */
public final class LocalNetwork implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final List<LocalNode> nodes;

    private LocalNetwork(List<LocalNode> nodes) {
        this.nodes = nodes;
    }

    /** The network whose folders these are; nodes that run already are its nodes. Starts nothing. */
    public static LocalNetwork of(BesuProgram besu, NetworkFiles files) {
        return new LocalNetwork(nodes(Optional.of(besu), files));
    }

    /** As {@link #of(BesuProgram, NetworkFiles)}, to look at what runs and to end it. */
    public static LocalNetwork running(NetworkFiles files) {
        return new LocalNetwork(nodes(Optional.empty(), files));
    }

    private static List<LocalNode> nodes(Optional<BesuProgram> besu, NetworkFiles files) {
        return files.folders().stream()
                .filter(MemberFolder::holdsNodeKey)
                .map(folder -> new LocalNode(besu, folder))
                .toList();
    }

    /**
     * The same network with only these members' nodes, all of them when none is named.
     *
     * @throws IllegalArgumentException when one of them has no node here
     */
    public LocalNetwork only(List<String> names) {
        for (String name : names) {
            if (nodes.stream().noneMatch(node -> node.member().name().equals(name))) {
                throw new IllegalArgumentException("no node of " + name + " is here");
            }
        }
        return new LocalNetwork(nodes.stream()
                .filter(node -> names.isEmpty() || names.contains(node.member().name()))
                .toList());
    }

    /** One node for each member whose node's key is here, in the description's order. */
    public List<LocalNode> nodes() {
        return nodes;
    }

    /**
     * Starts the nodes that do not run and waits until each of them has a block that they made together, and those that others made
     * before.
     *
     * @throws IllegalStateException when a node ends or the time is up first; names the node and its output
     */
    public void start(Duration patience) throws IOException {
        for (LocalNode node : nodes) {
            node.start();
        }
        long deadline = System.nanoTime() + patience.toNanos();
        for (LocalNode node : nodes) {
            awaitFirstBlock(node, deadline);
        }
        for (LocalNode node : nodes) {
            CatchUp catchUp = new CatchUp(node);
            while (!catchUp.isDone()) {
                refuseWhenLate(node, deadline);
                pause(node);
            }
        }
    }

    /** Ends them all, at once: each takes some seconds to put its database in order. */
    @Override
    public void close() throws IOException {
        List<Future<?>> stops = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (LocalNode node : nodes) {
                stops.add(threads.submit(() -> {
                    node.stop();
                    return node;
                }));
            }
        }
        for (Future<?> stop : stops) {
            if (stop.state() == Future.State.FAILED) {
                throw new IOException("cannot end every node", stop.exceptionNow());
            }
        }
    }

    private static void awaitFirstBlock(LocalNode node, long deadline) throws IOException {
        while (node.height().orElse(0L) < 1) {
            refuseWhenLate(node, deadline);
            pause(node);
        }
    }

    private static void refuseWhenLate(LocalNode node, long deadline) throws IOException {
        if (!node.isAlive() || System.nanoTime() - deadline > 0) {
            throw new IllegalStateException("the node of " + node + " did not get ready; see " + node.log());
        }
    }

    private static void pause(LocalNode node) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + node, e);
        }
    }
}
