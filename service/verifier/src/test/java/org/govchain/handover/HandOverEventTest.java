package org.govchain.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.govchain.handover.HandOverEvent.Actor;
import org.govchain.handover.HandOverEvent.Kind;
import org.govchain.handover.HandOverEvent.RecipientKind;
import org.govchain.log.Commitment;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;

class HandOverEventTest {

    private static final Sha256Digest DIGEST = Sha256Digest.hash(new byte[] {1});

    @Test
    void readsWhatItWrites() {
        for (HandOverEvent event : List.of(event(1, Kind.GRANTED), event(2, Kind.VIEWED), event(300, Kind.REFUSED))) {
            assertThat(HandOverEvent.parse(event.encode())).isEqualTo(new HandOverEvent.Accepted(event));
        }
    }

    @Test
    void refusesEveryCutAndEveryAddition() {
        byte[] cbor = event(2, Kind.VIEWED).encode();
        for (int length = 0; length < cbor.length; length++) {
            assertThat(HandOverEvent.parse(Arrays.copyOf(cbor, length))).isInstanceOf(HandOverEvent.Refused.class);
        }
        assertThat(HandOverEvent.parse(Arrays.copyOf(cbor, cbor.length + 1))).isInstanceOf(HandOverEvent.Refused.class);
    }

    /** One event, one encoding: what is accepted after a change is written back byte for byte. */
    @Test
    void acceptsNoSecondEncoding() {
        Random random = new Random(1);
        byte[] cbor = event(2, Kind.VIEWED).encode();
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = cbor.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            if (HandOverEvent.parse(changed) instanceof HandOverEvent.Accepted(HandOverEvent event)) {
                assertThat(event.encode()).isEqualTo(changed);
            }
        }
    }

    /** A view without its number, a refusal with files, an expiry by somebody: nothing of it is an event. */
    @Test
    void refusesMembersThatItsKindDoesNotHave() {
        for (Kind kind : Kind.values()) {
            for (Kind other : Kind.values()) {
                HandOverEvent mixed = withKind(event(2, kind), other);
                boolean alike = kind == other;
                assertThat(HandOverEvent.parse(mixed.encode()) instanceof HandOverEvent.Accepted)
                        .as("%s with the members of %s", other, kind)
                        .isEqualTo(alike);
            }
        }
    }

    private static HandOverEvent withKind(HandOverEvent it, Kind kind) {
        return new HandOverEvent(
                it.grant(),
                it.number(),
                kind,
                it.at(),
                it.previous(),
                it.document(),
                it.documentVersion(),
                it.issuerJwsDigest(),
                it.terms(),
                it.view(),
                it.presentation(),
                it.files(),
                it.reason(),
                it.actor());
    }

    private static HandOverEvent event(long number, Kind kind) {
        boolean hands = kind == Kind.GRANTED || kind == Kind.VIEWED;
        return new HandOverEvent(
                new UUID(1, 2),
                number,
                kind,
                Instant.ofEpochSecond(1_800_000_000),
                number == 1 ? Optional.empty() : Optional.of(new Commitment(DIGEST)),
                new UUID(3, 4),
                1,
                DIGEST,
                new HandOverEvent.Terms("Kaufvertrag", Instant.ofEpochSecond(1_900_000_000), 3, RecipientKind.BEARER),
                kind == Kind.VIEWED ? Optional.of(1L) : Optional.empty(),
                hands ? Optional.of(DIGEST) : Optional.empty(),
                hands ? List.of(DIGEST, DIGEST) : List.of(),
                kind == Kind.REFUSED ? Optional.of("pin") : Optional.empty(),
                kind == Kind.GRANTED || kind == Kind.WITHDRAWN ? Optional.of(Actor.HOLDER) : Optional.empty());
    }
}
