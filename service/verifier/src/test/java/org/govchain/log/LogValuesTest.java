package org.govchain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogValuesTest {

    @Test
    void saltsAreDrawn() {
        SecureRandom random = new SecureRandom();
        Salt salt = Salt.random(random);
        assertThat(Salt.random(random)).isNotEqualTo(salt);
        assertThat(Salt.of(salt.bytes())).isEqualTo(salt).hasSameHashCodeAs(salt);
        assertThat(salt.bytes()).isNotEqualTo(new byte[16]);
    }

    @Test
    void closedEntriesSayWhatTheyAre() {
        Commitment commitment = new Commitment(Sha256Digest.hash(new byte[] {1}));
        assertThat(LogEntry.credential(commitment).bytes()).startsWith(1, 1).hasSize(34);
        assertThat(LogEntry.document(commitment).bytes()).startsWith(1, 2).hasSize(34);
        assertThat(LogEntry.handOver(commitment).bytes()).startsWith(1, 3).hasSize(34);
        assertThat(LogEntry.statusChange(commitment).bytes()).startsWith(1, 4).hasSize(34);
    }

    @ParameterizedTest
    @ValueSource(strings = {"musterstadt.example/log/2026", "a", "!", "~"})
    void originsAreVisibleCharacters(String origin) {
        assertThat(new LogOrigin(origin)).hasToString(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\u007f", "ä", "a\n"})
    void otherOriginsAreNone(String origin) {
        assertThatThrownBy(() -> new LogOrigin(origin)).isInstanceOf(IllegalArgumentException.class);
    }
}
