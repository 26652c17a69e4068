package org.govchain.service.sensors;

import java.time.Clock;
import java.util.Optional;
import org.govchain.jose.CompactJws;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.devices.Devices;
import org.govchain.service.devices.Sender;
import org.springframework.stereotype.Component;

/**
 * Readings and files that are signed one by one: a compact JWS (RFC 7515 §3.1) over the object, by the key that {@code kid} names. A header
 * with {@code crit} is refused; others of its members say nothing.
 */
@Component
class SignedElements {

    /** What was signed, and by whom. */
    record Opened(Sender sender, Optional<SentElement.Measured> content) {}

    /** Several times what a reading with 64 quantities needs. */
    private static final int LONGEST = 1 << 16;

    private final Devices devices;
    private final Clock clock;

    SignedElements(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** Empty when it is not signed by a key that is registered and valid now. */
    Optional<Opened> open(SentElement.Signed element) {
        return Optional.of(element.jws())
                .filter(text -> text.length() <= LONGEST)
                .flatMap(CompactJws::parse)
                .flatMap(jws ->
                        sender(jws).map(sender -> new Opened(sender, SentElement.Measured.read(jws.payload()))));
    }

    private Optional<Sender> sender(CompactJws jws) {
        return jws.header("kid")
                .flatMap(Sha256Digest::parseHex)
                .flatMap(kid -> devices.sender(kid, clock.instant()))
                .filter(sender ->
                        sender.key().algorithm().isNamed(jws.header("alg").orElse("")))
                .filter(sender -> sender.key().verify(jws.signingInput(), jws.signature()));
    }
}
