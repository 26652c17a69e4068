package org.govchain.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload.Opening;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.Registry;
import org.govchain.verify.TrustPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wanted to know, held against the pages of an answer as they come. A page proves what it says about its own question, and who
 * answers chooses the question: one that is narrower, or about another device, would be proven as well.
 */
final class AskedReadings {

    /** Readings are kept for a day at least (docs/sensors.md, "Retention"). */
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

    /**
     * The question.
     *
     * @param name of the device, or the id of a stream, as it was asked for
     * @param authority whose device it is, where that was said
     * @param stream the id under which the service knows it
     */
    record Wanted(String name, Optional<String> authority, String stream, Instant from, Instant until) {

        @Override
        public String toString() {
            return name + authority.map(it -> " of " + it).orElse("") + " from " + from + " until " + until;
        }
    }

    private final Wanted wanted;
    private final Optional<TrustPolicy> policy;
    private final Instant now;

    private @Nullable RangeBundle first;
    private long reached;
    private boolean beginsLater;
    private Optional<String> misfit = Optional.empty();

    /** A question that nobody has answered. */
    AskedReadings(Wanted wanted, Optional<TrustPolicy> policy, Instant now) {
        this.wanted = wanted;
        this.policy = policy;
        this.now = now;
        this.reached = wanted.from().toEpochMilli();
    }

    Wanted wanted() {
        return wanted;
    }

    /** Takes the next page. @return whether the pages so far fit, so that the next is wanted */
    boolean take(RangeBundle page, RangeVerifier.Report report) {
        misfit = stream(page).or(() -> device(report)).or(() -> begins(page)).or(() -> ends(page));
        if (first == null) {
            first = page;
        }
        reached = page.question().until();
        return misfit.isEmpty();
    }

    /** What was answered instead of what was asked, when no more pages come; empty when they fit. */
    Optional<String> misfit() {
        return misfit.or(() -> reached == wanted.until().toEpochMilli()
                ? Optional.empty()
                : Optional.of("nothing from " + instant(reached) + " on"));
    }

    /** The first instant that is answered, when everything before it is forgotten. */
    Optional<Instant> keptFrom() {
        return Optional.ofNullable(first)
                .filter(_ -> beginsLater)
                .map(page -> Instant.ofEpochMilli(page.question().from()));
    }

    /** All pages are of the stream that was asked for, and of one state of it: else something could hide between them. */
    private Optional<String> stream(RangeBundle page) {
        if (!page.stream().toString().equals(wanted.stream())) {
            return Optional.of("of the stream " + page.stream());
        }
        boolean same = first == null
                || (page.proof().treeSize() == first.proof().treeSize()
                        && page.root().equals(first.root()));
        return same ? Optional.empty() : Optional.of("of several states of the stream, between which it has grown");
    }

    private Optional<String> device(RangeVerifier.Report report) {
        Optional<Opening> opening = report.opening();
        if (opening.isEmpty()) {
            return Optional.of("of a stream that does not say what it is about");
        }
        String device = opening.get().device();
        String authority = opening.get().authority();
        boolean named = wanted.name().equals(wanted.stream()) || wanted.name().equals(device);
        if (!named || wanted.authority().filter(it -> !it.equals(authority)).isPresent()) {
            return Optional.of("of the device " + device + " of " + authority);
        }
        boolean known = policy.map(it -> it.registry().authority(Registry.idOf(authority)))
                .map(Optional::isPresent)
                .orElse(true);
        return known ? Optional.empty() : Optional.of("of " + authority + ", which the trust policy does not know");
    }

    private Optional<String> begins(RangeBundle page) {
        long from = page.question().from();
        if (first == null && from > reached && beginsBehindForgotten(page)) {
            beginsLater = true;
            return Optional.empty();
        }
        if (from == reached) {
            return Optional.empty();
        }
        return Optional.of("from " + instant(from) + " on" + (first == null ? "" : ", after " + instant(reached)));
    }

    /** What is left of a forgotten beginning is one leaf, which says from when on questions are answered (docs/spec/streams.md, "Forgetting"). */
    private boolean beginsBehindForgotten(RangeBundle page) {
        long received = page.leaves().getFirst().leaf().received();
        return page.proof().from() > 0
                && page.question().from() == received + StreamLeaf.CLOCK_TOLERANCE + 1
                && !Instant.ofEpochMilli(received).plus(SHORTEST_RETENTION).isAfter(now);
    }

    private Optional<String> ends(RangeBundle page) {
        Question question = page.question();
        return question.until() <= wanted.until().toEpochMilli()
                ? Optional.empty()
                : Optional.of("until " + instant(question.until()));
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
