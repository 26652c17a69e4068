package org.govchain.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.govchain.merkle.RangeProof;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.StreamScene.Row;

/**
 * What somebody makes of a range who knows the format well: leaves of the span are left out, repeated, added, exchanged or changed, every
 * salt opens its payload, all columns fit, and the hashes beside the range are genuine and as many as they have to be.
 */
final class RangeForgeries {

    private static final Question SPAN = StreamScene.HALF_HOUR;

    /** Positions of asked readings: the first and the last of the span, which came late, and one between them. */
    private static final int FIRST = 30;

    private static final int MIDDLE = 48;
    private static final int LAST = 65;

    /** Position of the gap that was noticed in the span. */
    private static final int GAP = 40;

    /** The first and the last leaf that a service gives of the span. */
    private static final int FROM = 28;

    private static final int UNTIL = 69;

    private final StreamScene genuine = StreamScene.ofTwoHours();
    private final List<Forgery> all = new ArrayList<>();

    /**
     * A forged range.
     *
     * @param own the same leaves with a head and a proof of their own: what they would be if the log had them
     * @param shown with the head that is in the log
     */
    record Forgery(String name, RangeBundle own, RangeBundle shown) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Forgery> all() {
        RangeForgeries it = new RangeForgeries();
        it.lessAndMore();
        it.inAnotherOrder();
        it.changed();
        it.gaps();
        return List.copyOf(it.all);
    }

    private void lessAndMore() {
        forged("first-asked-reading-removed", UNTIL - 1, rows -> rows.remove(FIRST));
        forged("asked-reading-removed", UNTIL - 1, rows -> rows.remove(MIDDLE));
        forged("last-asked-reading-removed", UNTIL - 1, rows -> rows.remove(LAST));
        forged("asked-reading-twice", UNTIL + 1, rows -> rows.add(MIDDLE, rows.get(MIDDLE)));
        forged("asked-reading-added", UNTIL + 1, rows -> rows.add(MIDDLE + 1, added(rows.get(MIDDLE))));
        forged("asked-reading-replaced", UNTIL, rows -> rows.set(MIDDLE, added(rows.get(MIDDLE))));
        forged("reading-added-behind-the-last-asked", UNTIL + 1, rows -> rows.add(LAST + 1, added(rows.get(LAST))));
        // As many leaves as the proof was made for, and the sides of another range beside them.
        StreamScene less = genuine.but(rows -> rows.remove(MIDDLE));
        RangeBundle own = less.cut(SPAN, FROM, UNTIL - 1);
        all.add(new Forgery("asked-reading-removed-and-the-sides-kept", own, kept(own)));
    }

    private void inAnotherOrder() {
        forged("asked-readings-exchanged", UNTIL, rows -> Collections.swap(rows, MIDDLE, MIDDLE + 1));
        forged("values-of-asked-readings-exchanged", UNTIL, rows -> {
            Row one = rows.get(MIDDLE);
            Row next = rows.get(MIDDLE + 1);
            rows.set(MIDDLE, new Row(one.leaf(), next.payload(), next.seed()).says(next.payload()));
            rows.set(MIDDLE + 1, new Row(next.leaf(), one.payload(), one.seed()).says(one.payload()));
        });
        // Of what came in one body each may stand before the other.
        StreamScene together =
                genuine.but(rows -> rows.set(MIDDLE, receivedWith(rows.get(MIDDLE), rows.get(MIDDLE + 1))));
        RangeBundle own =
                together.but(rows -> Collections.swap(rows, MIDDLE, MIDDLE + 1)).cut(SPAN, FROM, UNTIL);
        all.add(new Forgery("asked-readings-of-one-body-exchanged", own, together.under(own)));
    }

    private void changed() {
        for (int at : new int[] {FIRST, MIDDLE, LAST}) {
            String which = at == FIRST ? "first-asked" : at == LAST ? "last-asked" : "asked";
            changed(which + "-value-changed", at, row -> row.says(genuine.reading(99)));
        }
        changed(
                "asked-measured-a-millisecond-earlier",
                MIDDLE,
                row -> measured(row, row.leaf().measured() - 1));
        changed(
                "asked-received-a-millisecond-later",
                MIDDLE,
                row -> row.times(row.leaf().received() + 1, row.leaf().measured()));
        changed("asked-promise-changed", MIDDLE, row -> row.lateness(StreamScene.LATENESS - 1));
        // Then nobody asks for it any more.
        changed("first-asked-measured-before-the-span", FIRST, row -> measured(row, SPAN.from() - 1));
        changed("last-asked-measured-behind-the-span", LAST, row -> measured(row, SPAN.until()));
        changed("reading-of-before-measured-in-the-span", FIRST - 1, row -> measured(row, SPAN.from()));
        changed(
                "asked-reading-told-as-a-gap",
                MIDDLE,
                row -> Row.of(
                        row.leaf().received(),
                        row.leaf().received(),
                        StreamScene.LATENESS,
                        new StreamPayload.Gap("1", 50, 50),
                        row.seed()));
    }

    private void gaps() {
        forged("gap-removed", UNTIL - 1, rows -> rows.remove(GAP));
        changed("gap-made-smaller", GAP, row -> row.says(new StreamPayload.Gap("1", 40, 41)));
        forged("gap-exchanged-with-its-reading", UNTIL, rows -> Collections.swap(rows, GAP, GAP + 1));
    }

    private void changed(String name, int at, UnaryOperator<Row> change) {
        forged(name, UNTIL, rows -> rows.set(at, change.apply(rows.get(at))));
    }

    private void forged(String name, int until, Consumer<List<Row>> change) {
        RangeBundle own = genuine.but(change).cut(SPAN, FROM, until);
        all.add(new Forgery(name, own, genuine.under(own)));
    }

    private RangeBundle kept(RangeBundle forged) {
        RangeProof sides = genuine.cut(SPAN, FROM, UNTIL).proof();
        return new RangeEdit(genuine.under(forged)).proof(sides);
    }

    /** A reading that there never was, half a minute before another. */
    private Row added(Row behind) {
        StreamLeaf leaf = behind.leaf();
        return Row.of(
                leaf.received(),
                leaf.measured() - StreamScene.MINUTE / 2,
                StreamScene.LATENESS,
                genuine.reading(99),
                behind.seed());
    }

    private static Row measured(Row row, long measured) {
        return row.times(row.leaf().received(), measured);
    }

    private static Row receivedWith(Row row, Row other) {
        return row.times(other.leaf().received(), row.leaf().measured());
    }
}
