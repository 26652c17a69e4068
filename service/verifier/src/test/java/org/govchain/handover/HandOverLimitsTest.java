package org.govchain.handover;

import static org.assertj.core.api.Assertions.assertThat;

import org.govchain.credential.CborWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths of what an event names, one beside what is allowed; bytes of another length are refused and nothing is thrown. */
class HandOverLimitsTest {

    private static final long LAST_SECOND = 253_402_300_799L;

    @Test
    void theEventOfTheseTestsIsOne() {
        assertThat(isEvent(new View())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"15", "17", "0"})
    void idsHaveSixteenBytes(int length) {
        View grant = new View();
        grant.grant = length;
        View document = new View();
        document.document = length;

        assertThat(isEvent(grant)).isFalse();
        assertThat(isEvent(document)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"31", "33", "0"})
    void digestsHaveThirtyTwoBytes(int length) {
        for (int which = 0; which < 4; which++) {
            View view = new View();
            view.digests[which] = length;
            assertThat(isEvent(view)).as("digest " + which).isFalse();
        }
    }

    @Test
    void thereAreAtMost256Files() {
        View most = new View();
        most.files = HandOverEvent.MAX_FILES;
        View more = new View();
        more.files = HandOverEvent.MAX_FILES + 1;

        assertThat(isEvent(most)).isTrue();
        assertThat(isEvent(more)).isFalse();
    }

    @Test
    void timesEndWithTheYear9999() {
        View last = new View();
        last.at = LAST_SECOND;
        View later = new View();
        later.at = LAST_SECOND + 1;

        assertThat(isEvent(last)).isTrue();
        assertThat(isEvent(later)).isFalse();
    }

    private static boolean isEvent(View view) {
        return HandOverEvent.parse(view.encode()) instanceof HandOverEvent.Accepted;
    }

    /** The second event of a grant, a view, with lengths to be changed. */
    private static final class View {

        private int grant = 16;
        private int document = 16;
        /** Of the commitment before, the issuer-signed JWT, the presentation and each file. */
        private final int[] digests = {32, 32, 32, 32};

        private int files = 1;
        private long at = 1_800_000_000;

        byte[] encode() {
            CborWriter out = new CborWriter().head(CborWriter.MAP, 15);
            out.unsigned(1)
                    .bytes(new byte[grant])
                    .unsigned(2)
                    .unsigned(2)
                    .unsigned(3)
                    .unsigned(2);
            out.unsigned(4).unsigned(at).unsigned(5).bytes(new byte[digests[0]]);
            out.unsigned(6).bytes(new byte[document]).unsigned(7).unsigned(1);
            out.unsigned(8).bytes(new byte[digests[1]]).unsigned(9).text("Kaufvertrag");
            out.unsigned(10).unsigned(at).unsigned(11).unsigned(3).unsigned(12).unsigned(1);
            out.unsigned(13).unsigned(1).unsigned(14).bytes(new byte[digests[2]]);
            out.unsigned(15).head(CborWriter.ARRAY, files);
            for (int i = 0; i < files; i++) {
                out.bytes(new byte[digests[3]]);
            }
            return out.toBytes();
        }
    }
}
