package org.govchain.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.govchain.acceptance.OfficeWork.Deed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must be true of an office's work after any number of crashes; throws with the first thing that is not. */
final class OfficeAftermath {

    private static final Duration FINISHED_WITHIN = Duration.ofMinutes(2);
    /** Bundles verified of each batch; the others are counted. */
    private static final int VERIFIED = 3;

    private final ServiceClient clerk;
    private final Aftermath documents;
    private final StoredLog stored;

    OfficeAftermath(ServiceClient clerk, Aftermath documents, StoredLog stored) {
        this.clerk = clerk;
        this.documents = documents;
        this.stored = stored;
    }

    /** What was found, as a sentence. */
    String check(List<Deed> deeds) throws IOException, InterruptedException, SQLException {
        int batches = 0;
        int rows = 0;
        int approved = 0;
        Map<String, Deed.Granted> grants = new HashMap<>();
        Map<String, Integer> tried = new HashMap<>();
        Map<String, Integer> viewed = new HashMap<>();
        for (Deed deed : deeds) {
            switch (deed) {
                case Deed.Batch batch -> {
                    check(batch);
                    batches++;
                    rows += batch.rows();
                }
                case Deed.Approved draft -> {
                    check(draft);
                    approved++;
                }
                case Deed.Granted grant -> grants.put(grant.grant(), grant);
                case Deed.Tried(String grant) -> tried.merge(grant, 1, Integer::sum);
                case Deed.Viewed(String grant) -> viewed.merge(grant, 1, Integer::sum);
                case Deed.Sensed _ -> {} // SensorAftermath
            }
        }
        if (!hasAllKinds(deeds)) {
            throw new IllegalStateException("the office did not come to all of its work");
        }
        for (Deed.Granted grant : grants.values()) {
            check(grant, tried.getOrDefault(grant.grant(), 0), viewed.getOrDefault(grant.grant(), 0));
        }
        checkNothingHalfDone();
        return batches + " batches with " + rows + " rows, each issued once; " + approved + " approved documents; "
                + grants.size() + " hand-overs, every view counted";
    }

    /** Whether there is something of all that the office does. */
    static boolean hasAllKinds(List<Deed> deeds) {
        return Stream.of(Deed.Batch.class, Deed.Approved.class, Deed.Viewed.class)
                .allMatch(kind -> deeds.stream().anyMatch(kind::isInstance));
    }

    /** Each row became one document, and search knows no other with the batch's mark. */
    private void check(Deed.Batch batch) throws IOException, InterruptedException {
        String path = "/api/batches/" + batch.id();
        awaitFinished(path);
        Set<String> credentials = new HashSet<>();
        int row = 0;
        for (String line : text(path + "/result").lines().toList()) {
            JsonNode result = JsonMapper.shared().readTree(line);
            require(result.get("row").asInt() == ++row, batch.id() + ": the result has no row " + row);
            require(
                    result.get("outcome").asString().equals("issued")
                            && result.get("key").asString().equals(batch.mark() + "/" + row),
                    batch.id() + ": row " + row + " is " + result.get("outcome"));
            credentials.add(result.get("credentialId").asString());
        }
        require(row == batch.rows() && credentials.size() == row, batch.id() + ": rows are missing or doubled");
        require(found(batch.mark()).equals(credentials), batch.id() + ": documents that are no row's, or the reverse");
        documents.check(credentials.stream().limit(VERIFIED).toList());
    }

    private void awaitFinished(String path) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(FINISHED_WITHIN);
        JsonNode batch = json(path);
        while (!batch.get("state").asString().equals("finished")) {
            if (batch.get("state").asString().equals("uploaded")) {
                // It was acknowledged as uploaded, and the load was told to stop before it started it.
                clerk.send(
                        "POST",
                        path + "/state",
                        "{\"state\":\"running\"}".getBytes(StandardCharsets.US_ASCII),
                        "Content-Type",
                        "application/json");
            }
            require(Instant.now().isBefore(deadline), "not finished in time: " + batch);
            Thread.sleep(250);
            batch = json(path);
        }
    }

    private void check(Deed.Approved draft) throws IOException, InterruptedException {
        JsonNode now = json("/api/drafts/" + draft.draft());
        require(now.get("state").asString().equals("issued"), "an approved draft is " + now.get("state"));
        require(
                found(draft.fileNumber()).equals(Set.of(draft.credential())),
                "not exactly one document of draft " + draft.draft());
        documents.check(List.of(draft.credential()));
    }

    /** Delivered views are recorded; one whose answer was lost may be, and nothing else is. */
    private void check(Deed.Granted grant, int tried, int viewed) throws IOException, InterruptedException {
        for (JsonNode item :
                json("/api/credentials/" + grant.credential() + "/grants").get("items")) {
            if (!item.get("id").asString().equals(grant.grant())) {
                continue;
            }
            int views = item.get("views").asInt();
            long events = item.get("events")
                    .valueStream()
                    .filter(event -> event.get("kind").asString().equals("viewed"))
                    .count();
            require(views == events, grant.grant() + " counts " + views + " views and records " + events);
            require(
                    viewed <= views && views <= Math.min(tried, grant.views()),
                    grant.grant() + ": " + viewed + " views delivered, " + views + " counted, " + tried + " tried, "
                            + grant.views() + " granted");
            return;
        }
        throw new IllegalStateException("the grant " + grant.grant() + " is not there");
    }

    private void checkNothingHalfDone() throws SQLException {
        require(stored.number("select count(*) from copy where state = 'INTENDED'") == 0, "an intent was left behind");
        require(
                stored.number("select count(*) from submission where state = 'APPROVING'") == 0,
                "an approval was left half done");
        require(
                stored.number("select count(*) from (select document_id from batch_row where outcome = 'ISSUED'"
                                + " group by document_id having count(*) > 1) d")
                        == 0,
                "two rows have one document");
        require(
                stored.number("select count(*) from batch_row r where outcome = 'ISSUED' and not exists"
                                + " (select from document d where d.id = r.document_id and d.state = 'ISSUED')")
                        == 0,
                "a row says issued, and its document is not");
    }

    /** Credentials that search finds. */
    private Set<String> found(String word) throws IOException, InterruptedException {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        while (true) {
            JsonNode page = json("/api/search?limit=200&q=" + word + cursor);
            for (JsonNode item : page.get("items")) {
                ids.add(item.get("id").asString());
            }
            if (!page.has("next")) {
                return ids;
            }
            cursor = "&cursor=" + page.get("next").asString();
        }
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return Objects.requireNonNull(JsonMapper.shared().readTree(text(path)));
    }

    private String text(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = clerk.get(path);
        require(answer.statusCode() == 200, path + " is answered " + answer.statusCode());
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
