package org.govchain.service.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.log.LogEntry.StreamHead;
import org.govchain.log.StreamId;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.streams.Streams;
import org.govchain.stream.HeadsAudit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class StreamTilesTest {

    private final Office office = Office.shared();
    private final TestSender sender = TestSender.of(office, Office.MUSTERSTADT, false);
    private final Instant now = Instant.now();

    @Test
    void everybodyMayReadTheHashesOfAStreamThatIsNotOpen() {
        send(0, 300);
        String tiles = "/streams/" + stream() + "/tile/";
        Reply full = office.get(tiles + "0/000");
        Reply partial = office.get(tiles + "0/001.p/45");

        assertThat(full.status()).isEqualTo(200);
        assertThat(full.bytes()).hasSize(256 * 32);
        assertThat(full.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(partial.bytes()).hasSize(45 * 32);
        assertThat(partial.headers().firstValue("Cache-Control")).contains("max-age=60, public");
        assertThat(office.get(tiles + "0/000.p/7").bytes()).isEqualTo(java.util.Arrays.copyOf(full.bytes(), 7 * 32));
        assertThat(office.get(tiles + "1/000.p/1").bytes()).hasSize(32);
    }

    @Test
    void whatTheHeadInTheLogDoesNotReachIsNotFound() {
        send(0, 10);

        assertThat(office.get("/streams/" + stream() + "/tile/0/000.p/11").status())
                .isEqualTo(200);
        assertThat(List.of(
                        "0/000",
                        "0/000.p/12",
                        "0/001.p/1",
                        "1/000.p/1",
                        "7/000",
                        "0/0",
                        "x",
                        "../readings",
                        "0/x999/999/999"))
                .allSatisfy(tile -> assertThat(office.get("/streams/" + stream() + "/tile/" + tile)
                                .status())
                        .isNotEqualTo(200));
        assertThat(office.get("/streams/" + "0".repeat(32) + "/tile/0/000.p/1").status())
                .isEqualTo(404);
        assertThat(office.get("/streams/x/tile/0/000.p/1").status()).isEqualTo(404);
    }

    @Test
    void theHeadsInTheLogAreConsistentWithTheTiles() {
        for (int part = 0; part < 4; part++) {
            send(part * 100, 100);
        }

        assertThat(audit(heads())).isEmpty();
    }

    @Test
    void aHeadOfAnotherHistoryIsFound() {
        send(0, 100);
        send(100, 100);
        List<StreamHead> heads = new ArrayList<>(heads());
        heads.add(1, new StreamHead(stream(), heads.getFirst().size() + 1, Sha256Digest.hash(new byte[1])));

        assertThat(audit(heads)).extracting(HeadsAudit.Finding::kind).containsExactly(HeadsAudit.Kind.NOT_THESE_LEAVES);
    }

    /** Somebody with access to the database changes what was measured: no tile of it is ever made. */
    @Test
    void hashesThatDoNotLeadToTheHeadAreNotHandedOut() {
        send(0, 300);
        jdbc().sql("update reading set measured = measured - 1 where position = 17 and stream ="
                        + " (select no from stream where device = ?)")
                .param(sender.id)
                .update();

        assertThat(office.get("/streams/" + stream() + "/tile/0/000").status()).isEqualTo(500);
        assertThat(jdbc().sql("select count(*) from stream_tile t join stream s on s.no = t.stream where s.device = ?")
                        .param(sender.id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<HeadsAudit.Finding> audit(List<StreamHead> heads) {
        List<HeadsAudit.Finding> findings = new ArrayList<>();
        HeadsAudit audit = new HeadsAudit(
                (id, tile) -> {
                    Reply reply = office.get("/streams/" + id + "/" + tile.path());
                    return reply.status() == 200 ? Optional.of(reply.bytes()) : Optional.empty();
                },
                findings::add);
        for (int i = 0; i < heads.size(); i++) {
            audit.accept(i, heads.get(i));
        }
        audit.finish();
        return findings;
    }

    private List<StreamHead> heads() {
        return jdbc().sql("select h.size, h.root from stream_head h join stream s on s.no = h.stream"
                        + " where s.device = ? order by h.entry")
                .param(sender.id)
                .query((row, _) -> new StreamHead(stream(), row.getLong(1), Sha256Digest.of(row.getBytes(2))))
                .list();
    }

    private StreamId stream() {
        return office.bean(Streams.class).idOf(sender.id).orElseThrow();
    }

    private JdbcClient jdbc() {
        return office.bean(JdbcClient.class);
    }

    /** So many readings behind so many others, and waits for the head that counts them and the opening. */
    private void send(int before, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = before; i < before + count; i++) {
            lines.append(
                    "{\"device\":\"%s\",\"at\":\"%s\",\"values\":{\"temperature\":20},\"session\":\"1\",\"counter\":%d}\n"
                            .formatted(sender.name, now.minusSeconds(3000 - i), i));
        }
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        Reply reply = office.send(
                "POST",
                "/api/readings",
                java.net.http.HttpRequest.BodyPublishers.ofByteArray(body),
                "Content-Type",
                "application/x-ndjson",
                "Readings-Signature",
                sender.sign(body));
        assertThat(reply.json().get("accepted").asInt()).as(reply.text()).isEqualTo(count);
        Office.await("head", () -> heads().stream().anyMatch(head -> head.size() == before + count + 1));
    }
}
