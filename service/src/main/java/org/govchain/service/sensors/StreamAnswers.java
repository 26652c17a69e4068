package org.govchain.service.sensors;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.govchain.jose.JsonText;
import org.govchain.log.StreamId;
import org.govchain.readings.ReadingsFormat;
import org.govchain.readings.ReadingsSpan;
import org.govchain.service.devices.Device;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.streams.ProvenRange;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Problems;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/**
 * Answers questions about a stream over HTTP to whoever may ask; who may, the caller has decided. Readings in another form than the range
 * itself have a link to the range that proves exactly them, and all have one to where a long span goes on.
 */
@Service
public class StreamAnswers {

    private static final Pattern SPDX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+-]{0,63}");
    private static final Pattern WEB = Pattern.compile("https?://[!-~&&[^<>\"]]{1,190}");
    private static final String RANGE = "range";

    private final Streams streams;

    StreamAnswers(Streams streams) {
        this.streams = streams;
    }

    /**
     * Who asks what.
     *
     * @param device whose stream it is
     * @param stream its public name
     * @param path of the stream, as the caller reached it
     */
    public record Asked(Device device, StreamId stream, String path) {}

    /** Readings of a span, in the form that was asked for. */
    public ResponseEntity<Object> readings(Asked asked, ReadingsQuestion form) {
        Optional<Question> question = form.question();
        if (question.isEmpty() || form.isOfUnknownForm()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST,
                    "from and until are instants like 2026-03-02T07:30:00Z, until being the later one, size is that of a head,"
                            + " and format is range, json, ndjson, csv or senml"));
        }
        return streams.proven(asked.device().id(), question.get(), form.head())
                .map(range -> readings(asked, form, question.get(), range))
                .or(() -> forgotten(asked, question.get()))
                .orElseGet(Problems::notFound);
    }

    /** The answer when all that was asked for is forgotten. */
    private Optional<ResponseEntity<Object>> forgotten(Asked asked, Question question) {
        return streams.keptFrom(asked.device().id())
                .filter(from -> question.until() <= from.toEpochMilli())
                .map(from -> Problems.answer(Refusal.of(
                        RefusalCode.FORGOTTEN, "what was measured before " + from + " is not kept any more")));
    }

    private static ResponseEntity<Object> readings(
            Asked asked, ReadingsQuestion form, Question question, ProvenRange range) {
        Optional<ReadingsFormat> format = form.wanted();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(
                        format.map(ReadingsFormat::mediaType).orElse(RangeBundle.MEDIA_TYPE)))
                .varyBy(HttpHeaders.ACCEPT);
        Question answered = range.bundle().question();
        long size = range.bundle().proof().treeSize();
        if (format.isPresent()) {
            link(
                    answer,
                    readingsPath(asked, answered, size, RANGE),
                    "describedby",
                    "; type=\"" + RangeBundle.MEDIA_TYPE + "\"");
        }
        if (answered.until() < question.until()) {
            String named = format.map(it -> it.name().toLowerCase(Locale.ROOT)).orElse(RANGE);
            link(
                    answer,
                    readingsPath(asked, new Question(answered.until(), question.until()), size, named),
                    "next",
                    "");
        }
        asked.device().licence().ifPresent(licence -> link(answer, licenceAddress(asked, licence), "license", ""));
        return answer.body(format.map(it ->
                        it.write(ReadingsSpan.of(range.bundle(), range.report()).orElseThrow()))
                .orElseGet(() -> range.bundle().toJson()));
    }

    /** What is missing in a span. */
    public ResponseEntity<Object> gaps(Asked asked, ReadingsQuestion form) {
        Optional<Question> question = form.question();
        if (question.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST,
                    "from and until are instants like 2026-03-02T07:30:00Z, until being the later one"));
        }
        return streams.gaps(asked.device().id(), question.get(), asked.device().interval())
                .map(report -> json(GapJson.write(asked, question.get(), report)))
                .or(() -> forgotten(asked, question.get()))
                .orElseGet(Problems::notFound);
    }

    private static ResponseEntity<Object> json(JsonText json) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.toUtf8());
    }

    private static String readingsPath(Asked asked, Question question, long size, String format) {
        return asked.path() + "/readings?from=" + Instant.ofEpochMilli(question.from()) + "&until="
                + Instant.ofEpochMilli(question.until()) + "&size=" + size + "&format=" + format;
    }

    /** Where a licence can be read: that of SPDX of this name, an address as it is, else it stands at the stream. */
    private static String licenceAddress(Asked asked, String licence) {
        if (SPDX.matcher(licence).matches()) {
            return "https://spdx.org/licenses/" + licence;
        }
        return WEB.matcher(licence).matches() ? licence : asked.path();
    }

    private static void link(ResponseEntity.BodyBuilder answer, String address, String relation, String more) {
        answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"" + relation + "\"" + more);
    }
}
