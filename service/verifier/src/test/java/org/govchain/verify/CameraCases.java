package org.govchain.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.Quantity;
import org.govchain.stream.StreamLeaf;
import org.govchain.stream.StreamPayload;
import org.govchain.stream.StreamPayload.File;
import org.govchain.stream.StreamPayload.Silence;
import org.govchain.stream.Value;
import org.govchain.verify.RangeBundle.Leaf;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.StreamScene.Row;

/** Ranges of a camera that makes a picture each five minutes and was silent once: leaves of the kinds file and silence, right and wrong. */
final class CameraCases {

    private static final int INTERVAL = 300;
    private static final Question SPAN = span(20, 55);

    /** Positions: the second picture of the span, the silence behind its reading, and the picture that ends it. */
    private static final int PICTURE = 9;

    private static final int SILENCE = 11;
    private static final int NEXT = 12;

    private final StreamScene genuine = ofACamera();
    private final RangeBundle right = genuine.ask(SPAN);
    private final int from = (int) right.proof().from();
    private final int until = from + right.leaves().size();
    private final List<Case> all = new ArrayList<>();

    /** A range as text, and what comes out. */
    record Case(String name, String range, String expected) {}

    static List<Case> all() {
        CameraCases it = new CameraCases();
        it.valid();
        it.silences();
        it.files();
        it.kinds();
        return List.copyOf(it.all);
    }

    /** A picture and the temperature of the box each five minutes, none of minutes 30 to 45 but one that came late. */
    static StreamScene ofACamera() {
        StreamScene it = new StreamScene();
        it.add(
                StreamScene.START,
                StreamScene.START,
                new StreamPayload.Opening(
                        Scene.ISSUER, "kamera-1", "Kamera", Optional.empty(), Optional.of((long) INTERVAL)));
        for (int minute = 5; minute <= 90; minute += 5) {
            if (minute == 30) {
                it.add(at(35) + 2_001, at(35) + 2_001, new Silence(at(25) + 2_000, INTERVAL));
                minute = 50;
            }
            it.add(at(minute) + 2_000, at(minute), picture(minute));
            it.add(at(minute) + 2_000, at(minute), temperature());
            if (minute == 50) {
                it.add(at(52), at(44), picture(44));
            }
        }
        return it;
    }

    private void valid() {
        add("valid-files-and-a-silence", right, "VALID");
        add("valid-silence-alone", genuine.ask(span(30, 40)), "VALID");
        add("valid-silence-before-the-span", genuine.ask(span(45, 55)), "VALID");
        add("valid-silence-closed", closed(SILENCE), "VALID");
        silence("valid-silence-since-the-service-listened", silent(at(26)), "VALID");
        silence("valid-silence-of-no-time", silent(at(35) + 2_001), "VALID");
        proven("valid-file-made-a-minute-ahead", until, put(PICTURE, made(StreamLeaf.CLOCK_TOLERANCE)), "VALID");
    }

    private void silences() {
        silence("silence-since-before-the-leaf-before", silent(at(25) + 1_999), RangeCases.MALFORMED);
        silence("silence-since-after-itself", silent(at(35) + 2_002), RangeCases.MALFORMED);
        proven(
                "silence-over-a-file-between",
                until,
                rows -> {
                    Row silence = rows.remove(SILENCE);
                    rows.add(NEXT + 1, silence.times(at(51), at(51)));
                },
                RangeCases.MALFORMED);
        forged(
                "silence-behind-the-next-file",
                until,
                rows -> Collections.swap(rows, SILENCE, NEXT),
                RangeCases.MALFORMED);
        opened("silence-opened-as-a-gap", SILENCE, new StreamPayload.Gap("1", 1, 2).encode(), RangeCases.MALFORMED);
        forged("silence-opened-as-a-later-one", until, put(SILENCE, silent(at(26))), RangeCases.PROOF_WRONG);
        forged("silence-removed", until - 1, rows -> rows.remove(SILENCE), RangeCases.PROOF_WRONG);
        forged(
                "silence-added",
                until + 1,
                rows -> rows.add(
                        NEXT,
                        Row.of(
                                at(45),
                                at(45),
                                StreamScene.LATENESS,
                                new Silence(at(36), INTERVAL),
                                rows.get(SILENCE).seed())),
                RangeCases.PROOF_WRONG);
        String text = text(right);
        add("silence-at-another-time", measured(text, SILENCE - from, "-1000"), CarriedCase.UNREADABLE);
    }

    private void files() {
        forged("file-of-other-bytes", until, put(PICTURE, row -> row.says(picture(99))), RangeCases.PROOF_WRONG);
        File it = picture(25);
        forged(
                "file-of-another-type",
                until,
                put(PICTURE, row -> row.says(new File(it.sha256(), "image/png", it.place()))),
                RangeCases.PROOF_WRONG);
        forged(
                "file-without-its-place",
                until,
                put(PICTURE, row -> row.says(new File(it.sha256(), it.mediaType(), Optional.empty()))),
                RangeCases.PROOF_WRONG);
        forged("file-made-earlier", until, put(PICTURE, made(-3_000)), RangeCases.PROOF_WRONG);
        forged("file-removed", until - 1, rows -> rows.remove(PICTURE), RangeCases.PROOF_WRONG);
        forged("file-twice", until + 1, rows -> rows.add(PICTURE, rows.get(PICTURE)), RangeCases.PROOF_WRONG);
        add("late-file-trimmed", genuine.cut(SPAN, from, NEXT + 2), "INVALID COMPLETENESS range-trimmed");
        add("file-closed-that-was-asked-for", closed(PICTURE), RangeCases.MALFORMED);
        opened("file-with-a-digest-cut-off", PICTURE, withShortDigest(it.encode()), RangeCases.MALFORMED);
        add(
                "file-made-more-than-a-minute-ahead",
                measured(text(right), PICTURE - from, "60001"),
                CarriedCase.UNREADABLE);
    }

    private void kinds() {
        forged("file-told-as-a-reading", until, put(PICTURE, row -> row.says(temperature())), RangeCases.PROOF_WRONG);
        String text = text(right);
        add("file-payload-of-a-reading", kind(text, PICTURE - from, 2), RangeCases.MALFORMED);
        add("kind-that-is-none", kind(text, PICTURE - from, 6), CarriedCase.UNREADABLE);
    }

    private void silence(String name, UnaryOperator<Row> change, String expected) {
        proven(name, until, put(SILENCE, change), expected);
    }

    /** A stream that was kept so: it has a head and a proof of its own. */
    private void proven(String name, int end, Consumer<List<Row>> change, String expected) {
        add(name, genuine.but(change).cut(SPAN, from, end), expected);
    }

    private void forged(String name, int end, Consumer<List<Row>> change, String expected) {
        add(name, genuine.under(genuine.but(change).cut(SPAN, from, end)), expected);
    }

    private void opened(String name, int position, byte[] payload, String expected) {
        List<Leaf> leaves = new ArrayList<>(right.leaves());
        leaves.set(position - from, new Leaf(leaves.get(position - from).leaf(), Optional.of(payload)));
        add(name, new RangeEdit(right).leaves(leaves), expected);
    }

    private RangeBundle closed(int position) {
        List<Leaf> leaves = new ArrayList<>(right.leaves());
        leaves.set(position - from, new Leaf(genuine.leaf(position), Optional.empty()));
        return new RangeEdit(right)
                .leaves(
                        leaves,
                        right.seeds().stream()
                                .filter(seed -> !seed.covers(position))
                                .toList());
    }

    private void add(String name, RangeBundle range, String expected) {
        add(name, text(range), expected);
    }

    private void add(String name, String text, String expected) {
        all.add(new Case(name, text, expected));
    }

    private static Consumer<List<Row>> put(int at, UnaryOperator<Row> change) {
        return rows -> rows.set(at, change.apply(rows.get(at)));
    }

    private static UnaryOperator<Row> silent(long since) {
        return row -> row.says(new Silence(since, INTERVAL));
    }

    private static UnaryOperator<Row> made(long afterReceived) {
        return row -> row.times(row.leaf().received(), row.leaf().received() + afterReceived);
    }

    private static File picture(int minute) {
        return new File(
                Sha256Digest.hash(new byte[] {(byte) minute}),
                "image/jpeg",
                minute % 2 == 0 ? Optional.empty() : Optional.of("Marktplatz"));
    }

    private static StreamPayload temperature() {
        return new StreamPayload.Reading(
                List.of(new Quantity("temperature", new Value.Of(31), "Cel")), Optional.empty());
    }

    /** The same array with a digest of 31 bytes: its head is behind that of the array. */
    private static byte[] withShortDigest(byte[] payload) {
        byte[] cut = new byte[payload.length - 1];
        System.arraycopy(payload, 0, cut, 0, 3);
        cut[2]--;
        System.arraycopy(payload, 4, cut, 3, cut.length - 3);
        return cut;
    }

    private static String measured(String text, int row, String value) {
        return text.replaceFirst("(\"measured\":\\[(?:-?\\d+,){" + row + "})-?\\d+", "$1" + value);
    }

    private static String kind(String text, int row, int code) {
        int start = text.indexOf("\"kinds\":\"") + "\"kinds\":\"".length();
        int end = text.indexOf('"', start);
        byte[] kinds = Base64.getUrlDecoder().decode(text.substring(start, end));
        kinds[row] = (byte) code;
        return text.substring(0, start)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(kinds)
                + text.substring(end);
    }

    private static String text(RangeBundle range) {
        return new String(range.toJson(), StandardCharsets.UTF_8);
    }

    private static Question span(int fromMinute, int untilMinute) {
        return new Question(at(fromMinute), at(untilMinute));
    }

    private static long at(int minute) {
        return StreamScene.START + minute * StreamScene.MINUTE;
    }
}
