package org.govchain.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of a token, on both sides of each. */
class StatusListTokenTest {

    private static final StatusListId ID = new StatusListId("https://musterstadt.example/sl/AAAA");
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z");

    @ParameterizedTest
    @CsvSource({"0, PT1H, PT1S", "0, PT1H, PT60S", "7, PT1S, PT1S"})
    void isReadBackAsItWasMade(long version, Duration lifetime, Duration ttl) {
        StatusListToken token = accepted(unsigned(version, NOW, lifetime, ttl));
        assertThat(token.version()).isEqualTo(version);
        assertThat(token.issuedAt()).isEqualTo(NOW);
        assertThat(token.expiresAt()).isEqualTo(NOW.plus(lifetime));
        assertThat(token.id()).isEqualTo(ID);
    }

    @ParameterizedTest
    @CsvSource({"-1, PT1H, PT1S", "0, PT1H, PT0S", "0, PT1H, PT60.001S", "0, PT59S, PT60S"})
    void isNotMadeWithOtherTimesOrVersions(long version, Duration lifetime, Duration ttl) {
        assertThatThrownBy(() -> unsigned(version, NOW, lifetime, ttl)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void expiresInTheYear9999AtTheLatest() {
        Duration second = Duration.ofSeconds(1);
        assertThat(accepted(unsigned(0, LAST_SECOND.minus(second), second, second))
                        .expiresAt())
                .isEqualTo(LAST_SECOND);
        assertThat(parse(unsigned(0, LAST_SECOND, second, second)))
                .isEqualTo(new StatusListToken.Refused(StatusListRefusal.MALFORMED));
    }

    private static UnsignedStatusListToken unsigned(long version, Instant at, Duration lifetime, Duration ttl) {
        return UnsignedStatusListToken.of(ID, version, StatusList.ofSize(4), at, lifetime, ttl, new byte[1]);
    }

    private static StatusListToken accepted(UnsignedStatusListToken unsigned) {
        return ((StatusListToken.Accepted) parse(unsigned)).token();
    }

    /** Reading does not verify. */
    private static StatusListToken.Parsed parse(UnsignedStatusListToken unsigned) {
        return StatusListToken.parse(unsigned.sign(new byte[64]));
    }
}
