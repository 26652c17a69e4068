package org.govchain.network;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.govchain.chain.BlockRef;
import org.govchain.chain.ChainUnavailable;

/** Asks the nodes of a network, watches until blocks advance, and compares. */
public final class NetworkExamination {

    private static final int INTERVAL_BLOCKS = 20;
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final NetworkFiles files;
    private final Map<String, URI> urls;
    private final Duration patience;

    /**
     * @param files the network
     * @param urls where to ask the nodes of members, by their names
     * @param patience for how long to watch for a new block on every node
     */
    public NetworkExamination(NetworkFiles files, Map<String, URI> urls, Duration patience) {
        this.files = files;
        this.urls = Map.copyOf(urls);
        this.patience = patience;
    }

    /** Where members' nodes answer by the description: on this machine, for others at their own addresses. */
    public static Map<String, URI> urls(NetworkDescription description) {
        Map<String, URI> urls = new HashMap<>();
        for (Member member : description.members()) {
            urls.put(member.name(), URI.create("http://" + member.host() + ":" + member.rpcPort()));
        }
        return urls;
    }

    /** As long as an idle network may need for a block, and the time to agree that a proposer is silent. */
    public static Duration patience(NetworkDescription.Timing timing) {
        return timing.emptyBlock().plus(timing.request().multipliedBy(2)).plusSeconds(5);
    }

    /** Takes at most the patience and some seconds. */
    public NetworkReport run() {
        List<NodeState> nodes = watched(ask());
        Optional<NodeState.Answering> highest = NetworkReport.newest(NetworkReport.answering(nodes));
        Optional<Duration> interval = Optional.empty();
        SealWindow seals = SealWindow.NOTHING;
        if (highest.isPresent()) {
            try (BesuNode node = BesuNode.open(highest.get().url())) {
                interval = interval(node, highest.get().head());
                seals = SealWindow.of(node, highest.get().head().number());
            } catch (ChainUnavailable gone) {
                nodes = replaced(nodes, highest.get(), gone);
            }
        }
        List<NetworkFinding> findings = new ArrayList<>();
        findings.addAll(new ProgressComparison(files.description(), nodes).findings());
        findings.addAll(new ValidatorComparison(files.description(), nodes, seals).findings());
        findings.addAll(new PermissionComparison(files, nodes).findings());
        findings.sort(Comparator.comparing(finding -> !finding.ill()));
        return new NetworkReport(nodes, interval, seals, findings);
    }

    private static List<NodeState> replaced(List<NodeState> nodes, NodeState.Answering gone, ChainUnavailable why) {
        return nodes.stream()
                .map(node -> node.equals(gone) ? NodeState.Silent.of(gone.member(), gone.url(), why) : node)
                .toList();
    }

    private List<NodeState> ask() {
        List<Future<NodeState>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Member member : files.description().members()) {
                URI url = urls.get(member.name());
                if (url != null) {
                    answers.add(threads.submit(() -> ask(member, url)));
                }
            }
        }
        return answers.stream().map(Future::resultNow).toList();
    }

    private static NodeState ask(Member member, URI url) {
        try (BesuNode node = BesuNode.open(url)) {
            return repeatedly(() -> answers(member, url, node));
        } catch (ChainUnavailable e) {
            return NodeState.Silent.of(member, url, e);
        }
    }

    private static NodeState.Answering answers(Member member, URI url, BesuNode node) {
        BlockRef head = node.head();
        return new NodeState.Answering(
                member,
                url,
                node.chainId(),
                node.block(0).orElseThrow().hash(),
                head,
                head,
                node.id(),
                node.peers(),
                node.validators(),
                node.accountsAllowed(),
                node.nodesAllowed(),
                node.votes());
    }

    /** One answer that does not come in time is no node that is down. */
    private static <T> T repeatedly(Supplier<T> question) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return question.get();
            } catch (ChainUnavailable e) {
                sleep();
            }
        }
        return question.get();
    }

    /** Looks again until every node that answers has a new block, or the time is up. */
    private List<NodeState> watched(List<NodeState> nodes) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<NodeState> now = nodes;
        while (!NetworkReport.answering(now).stream().allMatch(NodeState.Answering::advances)
                && System.nanoTime() < deadline) {
            sleep();
            now = now.stream().map(NetworkExamination::again).toList();
        }
        return now.stream().map(NetworkExamination::again).toList();
    }

    private static NodeState again(NodeState state) {
        if (!(state instanceof NodeState.Answering before)) {
            return state;
        }
        try (BesuNode node = BesuNode.open(before.url())) {
            return before.at(repeatedly(node::head));
        } catch (ChainUnavailable e) {
            return NodeState.Silent.of(before.member(), before.url(), e);
        }
    }

    private static Optional<Duration> interval(BesuNode node, BlockRef head) {
        long blocks = Math.min(INTERVAL_BLOCKS, head.number() - 1);
        return blocks < 1
                ? Optional.empty()
                : node.block(head.number() - blocks)
                        .map(earlier ->
                                Duration.between(earlier.time(), head.time()).dividedBy(blocks));
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while watching the network", e);
        }
    }
}
