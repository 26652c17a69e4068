package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "a/b, a/b/c, false",
        "a/b, a, false",
        "a/+, a/b, true",
        "a/+, a/, true",
        "a/+, a, false",
        "a/+, a/b/c, false",
        "+/b, a/b, true",
        "a/#, a, true",
        "a/#, a/b/c, true",
        "a/#, b, false",
        "#, a/b, true",
        "application/+/device/+/event/up, application/1/device/2/event/up, true",
        "application/+/device/+/event/up, application/1/device/2/event/join, false"
    })
    void matchesAsTheProtocolSays(String filter, String topic, boolean matches) {
        assertThat(new TopicFilter(filter).matches(topic)).isEqualTo(matches);
    }
}
