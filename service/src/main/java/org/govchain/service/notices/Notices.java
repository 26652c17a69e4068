package org.govchain.service.notices;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.custody.InstallationKey;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

/** Takes notices, to be sent in the background; says what became of them. */
@Service
public class Notices {

    /** Of one document: who holds its link shall not make this service write to strangers all day. */
    static final int MOST_IN_A_DAY = 20;

    /**
     * What became of a notice.
     *
     * @param word {@code waiting}, {@code sent} or {@code given-up}
     * @param lastAnswer the name of what failed last
     */
    public record State(String word, int attempts, Optional<String> lastAnswer) {}

    private static final Duration DAY = Duration.ofDays(1);
    private static final String CONTEXT = "notice ";

    private final NoticeStore store;
    private final InstallationKey key;
    private final Clock clock;
    private final boolean configured;

    Notices(
            NoticeStore store,
            InstallationKey key,
            NoticeProperties properties,
            ObjectProvider<JavaMailSender> sender,
            Clock clock) {
        this.store = store;
        this.key = key;
        this.clock = clock;
        this.configured = sender.getIfAvailable() != null;
        if (configured != properties.sender().isPresent()) {
            throw new IllegalStateException("spring.mail.host and govchain.notices.from go together: set both or none");
        }
    }

    /** Whether this installation sends mails at all. */
    public boolean areSent() {
        return configured;
    }

    /** Why no notice of this document can be sent to this address now. */
    public Optional<Refusal> refusal(UUID document, String address) {
        if (!configured) {
            return Optional.of(Refusal.of(RefusalCode.MALFORMED_REQUEST, "this installation sends no mail"));
        }
        if (NoticeProperties.Addresses.parse(address).isEmpty()) {
            return Optional.of(Refusal.of(RefusalCode.MALFORMED_REQUEST, "no mail can be sent to this address"));
        }
        if (store.countOf(document, clock.instant().minus(DAY)) >= MOST_IN_A_DAY) {
            return Optional.of(Refusal.of(
                    RefusalCode.UNAVAILABLE,
                    "at most " + MOST_IN_A_DAY + " mails a day for a document; try again tomorrow, or without mail"));
        }
        return Optional.empty();
    }

    /** Takes a notice in the caller's transaction. */
    public void write(Notice notice, String address) {
        byte[] wrapped = key.wrap(address.strip().getBytes(StandardCharsets.UTF_8), CONTEXT + notice.grant());
        store.insert(notice, wrapped, clock.instant());
    }

    /** Forgets the address of a notice that is of no use any more. */
    public void drop(UUID grant) {
        store.giveUp(grant, "hand-over ended", clock.instant());
    }

    /** Empty when there never was one. */
    public Optional<State> of(UUID grant) {
        return store.find(grant)
                .map(row -> new State(
                        row.state().toLowerCase(Locale.ROOT).replace('_', '-'), row.attempts(), row.lastAnswer()));
    }

    String address(NoticeStore.Due due) {
        return new String(key.unwrap(due.address(), CONTEXT + due.grant()), StandardCharsets.UTF_8);
    }
}
