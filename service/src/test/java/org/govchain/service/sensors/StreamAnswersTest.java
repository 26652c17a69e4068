package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.govchain.readings.ReadingsFormat;
import org.govchain.readings.ReadingsSpan;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Role;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Tag("database")
class StreamAnswersTest {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"([a-z]+)\".*");

    private final Office office = Office.shared();
    private final TestSender sender = TestSender.of(office, Office.MUSTERSTADT, true);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String operator = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);

    @ParameterizedTest
    @EnumSource
    void eachFormHasALinkToTheRangeThatProvesExactlyIt(ReadingsFormat format) {
        send(1, 2, 3);
        String stream = anchored(4);

        Reply data = office.send(
                "GET", "/streams/" + stream + span(), BodyPublishers.noBody(), "Accept", format.mediaType());
        assertThat(data.status()).isEqualTo(200);
        assertThat(data.headers().firstValue("Content-Type").orElseThrow()).startsWith(format.mediaType());
        Reply proof = office.get(link(data, "describedby").orElseThrow());
        assertThat(proof.headers().firstValue("Content-Type")).contains(RangeBundle.MEDIA_TYPE);
        assertThat(data.bytes()).isEqualTo(format.write(proven(proof)));
    }

    @ParameterizedTest
    @CsvSource({
        "'application/json;q=0.4, text/csv', text/csv",
        "'text/html, */*', application/vnd.govchain.range+json",
        "'application/vnd.govchain.range+json, application/json', application/vnd.govchain.range+json",
        "'no media type', application/vnd.govchain.range+json",
        "'text/csv;q=0, application/senml+json;q=0.1', application/senml+json"
    })
    void theFormIsTheOneThatTheClientLikesBest(String accept, String type) {
        send(1);
        String stream = anchored(2);

        Reply reply = office.send("GET", "/streams/" + stream + span(), BodyPublishers.noBody(), "Accept", accept);
        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    }

    @Test
    void laterReadingsDoNotChangeWhatWasPinnedToAHead() {
        send(1, 2);
        String stream = anchored(3);
        Reply before = office.get("/streams/" + stream + span() + "&format=ndjson");
        String proof = link(before, "describedby").orElseThrow();
        send(3);
        anchored(4);

        assertThat(office.get("/streams/" + stream + span() + "&format=ndjson")
                        .text()
                        .lines())
                .hasSize(3);
        assertThat(ReadingsFormat.NDJSON.write(proven(office.get(proof)))).isEqualTo(before.bytes());
        assertThat(office.get("/streams/" + stream + span() + "&size=999").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&format=xml", "&size=0", "&size=-1", "&size=many"})
    void whatMakesNoSenseIsRefused(String more) {
        send(1);
        assertThat(office.get("/streams/" + anchored(2) + span() + more).status())
                .isEqualTo(400);
    }

    @Test
    void theLicenceGoesAlong() {
        send(1);
        String stream = anchored(2);

        Reply reply = office.get("/streams/" + stream + span());
        assertThat(link(reply, "license")).contains("https://spdx.org/licenses/CC0-1.0");
        JsonNode listed = office.get("/streams/" + stream).json();
        assertThat(listed.path("licence").asString()).isEqualTo("CC0-1.0");
        assertThat(listed.path("device").asString()).isEqualTo(sender.name);
        assertThat(office.get(listed.at("/links/self").asString()).json()).isEqualTo(listed);
    }

    @Test
    void streamsAreListedPageByPage() {
        send(1);
        TestSender closed = TestSender.of(office, Office.MUSTERSTADT, false);
        byte[] body =
                line(closed.name, now.minusSeconds(60), "\"temperature\":1", "").getBytes(StandardCharsets.UTF_8);
        send(body, closed);
        String own = office.bean(Streams.class).idOf(closed.id).orElseThrow().toString();
        String open = office.bean(Streams.class).idOf(sender.id).orElseThrow().toString();

        JsonNode first = office.get("/api/streams?limit=1", operator).json();
        assertThat(first.at("/items/0/id").asString()).isEqualTo(own);
        JsonNode second = office.get(
                        "/api/streams?limit=1&cursor=" + first.path("next").asString(), operator)
                .json();
        assertThat(second.at("/items/0/id").asString()).isEqualTo(open);
        assertThat(ids("/api/streams?device=" + closed.name, operator)).containsExactly(own);
        assertThat(ids("/streams?limit=200", "")).contains(open).doesNotContain(own);
        assertThat(ids("/streams?device=" + closed.name, "")).isEmpty();
        assertThat(office.get("/streams/" + own).status()).isEqualTo(404);
        assertThat(office.get("/api/streams/" + own, office.token(Office.NACHBARSTADT, Role.AUDITOR))
                        .status())
                .isEqualTo(404);
        assertThat(ids("/api/streams?limit=200", office.token(Office.NACHBARSTADT, Role.AUDITOR)))
                .doesNotContain(own, open);
        assertThat(office.get("/streams?limit=0").status()).isEqualTo(400);
    }

    @Test
    void gapsAreReportedWithWhatIsStillMissingOfThem() {
        send(1, 2, 6, 4);
        String stream = office.bean(Streams.class).idOf(sender.id).orElseThrow().toString();

        JsonNode report = office.get("/streams/" + stream + span("gaps")).json();
        assertThat(report.path("readings").asInt()).isEqualTo(4);
        assertThat(report.path("missing").asInt()).isEqualTo(2);
        assertThat(report.path("gaps")).hasSize(1);
        assertThat(report.at("/gaps/0").toString())
                .contains("\"session\":\"1\",\"first\":3,\"last\":5,\"open\":2,\"missing\":[[3,3],[5,5]]");
        send(3, 5);
        JsonNode filled = office.get("/streams/" + stream + span("gaps")).json();
        assertThat(filled.path("missing").asInt()).isZero();
        assertThat(filled.at("/gaps/0/open").asInt())
                .as("the gap stays in the stream")
                .isZero();
    }

    @Test
    void timesWithoutAReadingAreSilences() {
        send(line(now.minusSeconds(3000), "\"temperature\":1") + "\n"
                + line(now.minusSeconds(2940), "\"temperature\":2") + "\n"
                + line(now.minusSeconds(2400), "\"temperature\":3"));
        String stream = office.bean(Streams.class).idOf(sender.id).orElseThrow().toString();

        JsonNode silences =
                office.get("/streams/" + stream + span("gaps")).json().path("silences");
        assertThat(silences).as("before there was a stream nothing was silent").hasSize(2);
        assertThat(silences.get(0).path("seconds").asInt()).isEqualTo(540);
        assertThat(silences.get(0).path("until").asString())
                .isEqualTo(now.minusSeconds(2400).toString());
        assertThat(silences.get(1).path("seconds").asInt()).as("until now").isBetween(2400, 2459);
    }

    @Test
    void gapsOfClosedDevicesAreNobodyElsesBusiness() {
        TestSender closed = TestSender.of(office, Office.MUSTERSTADT, false);
        send(line(closed.name, now.minusSeconds(60), "\"temperature\":1", "").getBytes(StandardCharsets.UTF_8), closed);
        String stream = office.bean(Streams.class).idOf(closed.id).orElseThrow().toString();

        assertThat(office.get("/streams/" + stream + span("gaps")).status()).isEqualTo(404);
        assertThat(office.get("/api/streams/" + stream + span("gaps"), operator).status())
                .isEqualTo(200);
        assertThat(office.get("/api/streams/" + stream + span("gaps"), office.token(Office.NACHBARSTADT, Role.AUDITOR))
                        .status())
                .isEqualTo(404);
        assertThat(office.get("/streams/" + stream + "/gaps?from=x&until=y").status())
                .isIn(400, 404);
    }

    private List<String> ids(String path, String token) {
        Reply reply = token.isEmpty() ? office.get(path) : office.get(path, token);
        return reply.json().path("items").values().stream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private ReadingsSpan proven(Reply reply) {
        RangeBundle range = RangeBundle.parse(reply.bytes()).asOptional().orElseThrow();
        RangeVerifier.Report report = RangeVerifier.verify(
                range, Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes())), Instant.now());
        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        return ReadingsSpan.of(range, report).orElseThrow();
    }

    private static Optional<String> link(Reply reply, String relation) {
        return reply.headers().allValues("Link").stream()
                .map(LINK::matcher)
                .filter(Matcher::matches)
                .filter(link -> link.group(2).equals(relation))
                .map(link -> link.group(1))
                .findFirst();
    }

    /** The id of the sender's stream, once a head of at least this size is anchored. */
    private String anchored(int size) {
        String stream = office.bean(Streams.class).idOf(sender.id).orElseThrow().toString();
        Office.await("an anchored head of " + size, () -> {
            Reply reply = office.get("/streams/" + stream + span());
            return reply.status() == 200 && reply.json().path("size").asInt() >= size;
        });
        return stream;
    }

    private String span() {
        return span("readings");
    }

    private String span(String what) {
        return "/" + what + "?from=" + now.minusSeconds(3600) + "&until=" + now.plusSeconds(60);
    }

    private void send(int... numbers) {
        send(IntStream.of(numbers)
                .mapToObj(i -> line(
                        sender.name,
                        now.minusSeconds(600 - 10 * i),
                        "\"temperature\":" + i,
                        ",\"session\":\"1\",\"counter\":" + i))
                .collect(Collectors.joining("\n")));
    }

    private void send(String lines) {
        send(lines.getBytes(StandardCharsets.UTF_8), sender);
    }

    private void send(byte[] body, TestSender by) {
        Reply reply = office.send(
                "POST",
                "/api/readings",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/x-ndjson",
                "Readings-Signature",
                by.sign(body));
        assertThat(reply.json().path("refused").asInt()).as(reply.text()).isZero();
    }

    private String line(Instant at, String values) {
        return line(sender.name, at, values, "");
    }

    private static String line(String device, Instant at, String values, String more) {
        return "{\"device\":\"" + device + "\",\"at\":\"" + at + "\",\"values\":{" + values + "}" + more + "}";
    }
}
