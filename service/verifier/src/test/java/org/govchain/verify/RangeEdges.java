package org.govchain.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.govchain.stream.StreamLeaf;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.StreamScene.Row;

/** Ranges cut too short and just not too short, each with a proof of the whole stream for exactly these leaves. */
final class RangeEdges {

    /** Positions of the first and the last reading that half past seven until eight asks for; the last came late. */
    static final int FIRST_ASKED = 30;

    static final int LAST_ASKED = 65;

    private static final Question SPAN = StreamScene.HALF_HOUR;

    /** Positions of what a service gives of it. */
    private static final int FROM = 28;

    private static final int UNTIL = 69;

    /** Two leaves, and the first and the last instant that they prove nothing is missing of. */
    private static final int FIRST = 31;

    private static final int LAST = 68;

    private final StreamScene scene;
    private final long begin;
    private final long end;

    RangeEdges(StreamScene scene) {
        this.scene = scene;
        this.begin = scene.leaf(FIRST).received() + StreamLeaf.CLOCK_TOLERANCE + 1;
        this.end = scene.leaf(LAST).floor();
    }

    Map<String, RangeBundle> trimmed() {
        Map<String, RangeBundle> trimmed = new LinkedHashMap<>();
        trimmed.put("first-leaf-trimmed", scene.cut(SPAN, FROM + 1, UNTIL));
        trimmed.put("last-leaf-trimmed", scene.cut(SPAN, FROM, UNTIL - 1));
        trimmed.put("first-asked-reading-in-front", scene.cut(SPAN, FIRST_ASKED, UNTIL));
        trimmed.put("first-asked-reading-trimmed", scene.cut(SPAN, FIRST_ASKED + 1, UNTIL));
        trimmed.put("last-asked-reading-at-the-end", scene.cut(SPAN, FROM, LAST_ASKED + 1));
        trimmed.put("last-asked-reading-trimmed", scene.cut(SPAN, FROM, LAST_ASKED));
        // The late reading comes after the span: whoever cuts right behind the span leaves it out.
        trimmed.put("late-reading-trimmed", scene.cut(SPAN, FROM, 60));
        trimmed.put("first-leaf-a-millisecond-too-late", scene.cut(new Question(begin - 1, end), FIRST, LAST + 1));
        trimmed.put("last-leaf-a-millisecond-too-early", scene.cut(new Question(begin, end + 1), FIRST, LAST + 1));
        Question newest = new Question(SPAN.from(), end + 60 * StreamScene.MINUTE);
        trimmed.put("newest-leaf-trimmed", scene.cut(newest, FROM, scene.size() - 1));
        return trimmed;
    }

    /** The first leaf says what another stream is about, in front of the span: no leaf before it could show that it may not. */
    RangeBundle openedAgain() {
        return scene.but(rows -> {
                    Row it = rows.get(FIRST);
                    long received = it.leaf().received();
                    rows.set(
                            FIRST,
                            Row.of(
                                    received,
                                    received,
                                    it.leaf().lateness(),
                                    rows.getFirst().payload(),
                                    it.seed()));
                })
                .cut(new Question(begin, end), FIRST, LAST + 1);
    }

    Map<String, RangeBundle> justWideEnough() {
        return Map.of(
                "valid-between-the-first-and-the-last-instant", scene.cut(new Question(begin, end), FIRST, LAST + 1));
    }
}
