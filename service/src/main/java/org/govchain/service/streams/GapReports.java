package org.govchain.service.streams;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.service.streams.GapReport.Gap;
import org.govchain.service.streams.GapReport.Numbers;
import org.govchain.service.streams.GapReport.Silence;
import org.govchain.stream.LeafKind;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.verify.RangeBundle.Question;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what is missing of a device: gaps from their leaves, silences from the times of measuring. */
@Component
class GapReports {

    private static final int MOST = 1_000;
    /** So many intervals without a reading are a silence: one late reading is none. */
    private static final int PATIENCE = 2;

    private static final String MEASURED =
            "from reading where stream = ? and received >= ? and received <= ? and measured >= ? and measured < ? and kind in ("
                    + LeafKind.READING.code() + ", " + LeafKind.FILE.code() + ")";

    private record Open(String session, Numbers numbers) {}

    /** When everything was received that was measured in a span, and perhaps more. */
    private record Received(long first, long last) {}

    private record Edges(long count, long first, long last) {}

    private final JdbcClient jdbc;
    private final RowLeaves rows;
    private final Clock clock;

    GapReports(JdbcClient jdbc, RowLeaves rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    GapReport of(long stream, Question question, Optional<Duration> interval) {
        Received received = received(stream, question);
        Edges edges = edges(stream, question, received);
        List<Gap> gaps = gaps(stream, question);
        long begin = Math.max(question.from(), opened(stream));
        long end = Math.min(question.until(), clock.millis());
        List<Silence> silences = interval.map(it ->
                        silences(stream, question, received, edges, new Silence(begin, end), PATIENCE * it.toMillis()))
                .orElse(List.of());
        return new GapReport(
                begin,
                end,
                edges.count(),
                gaps.subList(0, Math.min(MOST, gaps.size())),
                silences.subList(0, Math.min(MOST, silences.size())),
                gaps.size() > MOST || silences.size() > MOST);
    }

    private Edges edges(long stream, Question question, Received received) {
        return jdbc.sql("select count(*), coalesce(min(measured), 0), coalesce(max(measured), 0) " + MEASURED)
                .params(stream, received.first(), received.last(), question.from(), question.until())
                .query((row, _) -> new Edges(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private List<Gap> gaps(long stream, Question question) {
        List<Row> rows = jdbc.sql("select stream, position, kind, received, measured, lateness, payload from reading"
                        + " where stream = ? and received >= ? and received < ? and kind = " + LeafKind.GAP.code()
                        + " order by received, position limit " + (MOST + 1))
                .params(stream, question.from(), question.until())
                .query((row, _) -> EarlierReader.row(row))
                .list();
        List<Gap> gaps = new ArrayList<>(rows.size());
        for (Row row : rows) {
            // One whose payload was forgotten says no more than that there was one.
            if (StreamPayload.parse(row.kind(), row.payload()).asOptional().orElse(null)
                    instanceof StreamPayload.Gap gap) {
                gaps.add(new Gap(row.position(), row.received(), gap.session(), gap.first(), gap.last(), List.of()));
            }
        }
        return withOpen(stream, gaps);
    }

    private List<Gap> withOpen(long stream, List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return gaps;
        }
        List<Open> open = jdbc.sql(
                        "select session, first, last from stream_gap where stream = ? and first <= ? and last >= ?"
                                + " and session = any(?) order by first")
                .params(
                        stream,
                        gaps.stream().mapToLong(Gap::last).max().orElse(0),
                        gaps.stream().mapToLong(Gap::first).min().orElse(0),
                        gaps.stream().map(Gap::session).distinct().toArray(String[]::new))
                .query((row, _) -> new Open(row.getString(1), new Numbers(row.getLong(2), row.getLong(3))))
                .list();
        return gaps.stream().map(gap -> withOpen(gap, open)).toList();
    }

    private static Gap withOpen(Gap gap, List<Open> open) {
        List<Numbers> within = open.stream()
                .filter(it -> it.session().equals(gap.session()))
                .map(Open::numbers)
                .filter(numbers -> numbers.first() <= gap.last() && numbers.last() >= gap.first())
                .map(numbers ->
                        new Numbers(Math.max(numbers.first(), gap.first()), Math.min(numbers.last(), gap.last())))
                .toList();
        return new Gap(gap.position(), gap.seen(), gap.session(), gap.first(), gap.last(), within);
    }

    private long opened(long stream) {
        return jdbc.sql("select opened from stream where no = ?")
                .param(stream)
                .query(Long.class)
                .single();
    }

    /** @param whole what would be one silence if there were no reading */
    private List<Silence> silences(
            long stream, Question question, Received received, Edges edges, Silence whole, long longest) {
        if (edges.count() == 0) {
            return whole.until() - whole.from() > longest ? List.of(whole) : List.of();
        }
        List<Silence> silences = new ArrayList<>();
        if (edges.first() - whole.from() > longest) {
            silences.add(new Silence(whole.from(), edges.first()));
        }
        silences.addAll(jdbc.sql(
                        "select before, measured from (select measured, lag(measured) over (order by measured) as before "
                                + MEASURED + ") as steps where measured - before > ? order by measured limit "
                                + (MOST + 1))
                .params(stream, received.first(), received.last(), question.from(), question.until(), longest)
                .query((row, _) -> new Silence(row.getLong(1), row.getLong(2)))
                .list());
        if (whole.until() - edges.last() > longest) {
            silences.add(new Silence(edges.last(), whole.until()));
        }
        return silences;
    }

    /** Nothing is received more than a minute before it is measured: other partitions are not looked at. */
    private Received received(long stream, Question question) {
        return new Received(question.from() - StreamLeaf.CLOCK_TOLERANCE, rows.promised(stream, question.until()));
    }
}
