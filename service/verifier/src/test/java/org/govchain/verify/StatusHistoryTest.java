package org.govchain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.govchain.status.Status;
import org.govchain.status.StatusListId;
import org.junit.jupiter.api.Test;

/** How much a history may hold. */
class StatusHistoryTest {

    private static final RecordedChange CHANGE = new RecordedChange(
            Status.SUSPENDED,
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void aMebibyteIsReadAndNotOneByteMore() {
        byte[] longest = padded(StatusHistory.MAX_LENGTH);

        assertThat(StatusHistory.parse(longest).asOptional()).contains(with(List.of()));
        assertThat(StatusHistory.parse(padded(StatusHistory.MAX_LENGTH + 1)).asOptional())
                .isEmpty();
        assertThat(StatusHistory.parse("[]".getBytes(StandardCharsets.UTF_8)).asOptional())
                .isEmpty();
    }

    @Test
    void itHasAtMostTwoHundredAndFiftySixChanges() {
        StatusHistory most = with(Collections.nCopies(StatusHistory.MAX_CHANGES, CHANGE));

        assertThat(StatusHistory.parse(most.toJson()).asOptional()).contains(most);
        List<RecordedChange> more = Collections.nCopies(StatusHistory.MAX_CHANGES + 1, CHANGE);
        assertThatThrownBy(() -> with(more)).isInstanceOf(IllegalArgumentException.class);
        assertThat(most.withChanges(List.of())).isEqualTo(with(List.of()));
    }

    private static StatusHistory with(List<RecordedChange> changes) {
        return new StatusHistory(
                new StatusListId(Scene.LIST), Optional.empty(), Optional.empty(), Optional.of(changes));
    }

    /** Blanks between members are no part of what is said. */
    private static byte[] padded(int length) {
        String json = new String(with(List.of()).toJson(), StandardCharsets.UTF_8);
        String blanks = " ".repeat(length - json.length());
        return json.replaceFirst("\\{", "{" + blanks).getBytes(StandardCharsets.UTF_8);
    }
}
