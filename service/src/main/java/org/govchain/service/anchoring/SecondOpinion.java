package org.govchain.service.anchoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.ChainUnavailable;
import org.govchain.service.chain.SecondNode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Asks another member's node, beside the work, whether it sees what our own node says. One that contradicts the log stops anchoring: either of the
 * two lies or stands on a fork, and a person has to find out which. One that is away or behind is only reported.
 */
@Component
final class SecondOpinion implements SmartInitializingSingleton, DisposableBean {

    /** Blocks that far apart are no delay of the network any more. */
    static final Duration LAG = Duration.ofMinutes(1);

    private static final long PERIOD_SECONDS = 5;

    /**
     * What it said.
     *
     * @param onChain its newest checkpoint of our log
     * @param head time of its newest block before it was asked for the checkpoint
     * @param behind how much older that is than our own node's newest block; negative when ours is behind
     */
    record View(OnChain onChain, Instant head, Duration behind) {}

    /** For health: the last answer, or why there is none. */
    record Report(Optional<View> view, Optional<String> trouble) {}

    private final Optional<AnchorReader> other;
    private final AnchorReader own;
    private final OwnLog log;
    private final Clock clock;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("second-node").factory());
    private volatile @Nullable Report report;

    SecondOpinion(SecondNode other, AnchorReader own, OwnLog log, Clock clock) {
        this.other = other.reader();
        this.own = own;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (other.isPresent()) {
            var _ = executor.scheduleWithFixedDelay(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Empty when no second node is configured, or it was not asked yet. */
    Optional<Report> report() {
        return Optional.ofNullable(report);
    }

    /** Asks once. What it said last stays when it does not answer: it does not become untrue. */
    void look() {
        Report before = report;
        Optional<View> last = before == null ? Optional.empty() : before.view();
        try {
            report = new Report(other.map(this::ask), Optional.empty());
        } catch (ChainUnavailable e) {
            report = new Report(last, Optional.of("does not answer at " + clock.instant() + ": " + e.getMessage()));
        }
    }

    private View ask(AnchorReader node) {
        Instant ownHead = own.head().time();
        Instant head = node.head().time();
        return new View(new OnChain(node.latest(log.origin().id().digest())), head, Duration.between(head, ownHead));
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
