package org.govchain.service.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.govchain.service.TestDatabase;
import org.govchain.service.authority.AuthorityId;
import org.govchain.status.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Prints how long questions take among many documents; {@code -Dgovchain.search.documents} says how many. A tool for docs/benchmarks.md,
 * not a test with a limit.
 */
@Tag("slow")
class SearchSpeed {

    private static final AuthorityId AUTHORITY = new AuthorityId("musterstadt");
    private static final int CAPACITY = 131_072;
    private static final int QUESTIONS = 400;
    private static final int PAGE = 51;
    private static final int PENDING = 500;
    private static final List<String> FILLED =
            List.of("search_entry", "copy", "log_entry", "checkpoint", "document", "status_entry");
    private static final String[] SYLLABLES = {
        "ber", "müll", "schnei", "der", "fisch", "wei", "ß", "hof", "mann", "stein", "kra", "mer", "öz", "türk", "now",
        "ak", "lin", "den", "bau", "er", "sch", "ulz", "kow", "ski", "han", "sen", "pe", "ters", "vog", "el"
    };

    private final Random random = new Random(1);
    private final String[] names = words(20_000, 3);
    private final String[] streets = words(4_000, 2);

    @Test
    void asksAmongManyDocuments() throws Exception {
        int documents = Integer.getInteger("govchain.search.documents", 1_000_000);
        try (TestDatabase database = TestDatabase.create()) {
            JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
            SearchKey key = new SearchKey(new byte[32]);
            long start = System.nanoTime();
            fill(jdbc, key, documents);
            report(String.format(
                    Locale.ROOT,
                    "%d documents in %.0f s, table and indices %s",
                    documents,
                    (System.nanoTime() - start) / 1e9,
                    String.valueOf(jdbc.queryForObject(
                            "select pg_size_pretty(pg_total_relation_size('search_entry'))", String.class))));
            SearchStore store =
                    new SearchStore(jdbc, new JdbcTransactionManager(database.dataSource()), key, Clock.systemUTC());
            Map<String, Supplier<SearchFilter>> questions = questions(documents);
            List<Double> all = new ArrayList<>();
            questions.forEach((name, question) -> {
                ask(store, question, QUESTIONS / 10);
                double[] times = ask(store, question, QUESTIONS);
                Arrays.stream(times).forEach(all::add);
                report(String.format(
                        Locale.ROOT,
                        "%-32s p50 %6.1f ms  p99 %6.1f ms  max %6.1f ms",
                        name,
                        at(times, 0.5),
                        at(times, 0.99),
                        at(times, 1)));
            });
            double[] times =
                    all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            report(String.format(
                    Locale.ROOT,
                    "%-32s p50 %6.1f ms  p99 %6.1f ms  max %6.1f ms",
                    "all",
                    at(times, 0.5),
                    at(times, 0.99),
                    at(times, 1)));
            assertThat(times).hasSize(QUESTIONS * questions.size());
        }
    }

    private Map<String, Supplier<SearchFilter>> questions(int documents) {
        Map<String, Supplier<SearchFilter>> questions = new LinkedHashMap<>();
        questions.put("a file number", () -> words("A-" + (1 + random.nextInt(documents)) + "/2026"));
        questions.put("a name", () -> words(any(names)));
        questions.put("the beginning of a name", () -> words(any(names).substring(0, 3)));
        questions.put("name and street", () -> words(any(names) + " " + any(streets)));
        questions.put(
                "two frequent beginnings",
                () -> words(any(names).substring(0, 3) + " " + any(streets).substring(0, 3)));
        questions.put("nothing to be found", () -> words(any(names) + " nirgends"));
        questions.put(
                "in every document, a type", () -> filter("musterstadt", "permit-" + random.nextInt(9), null, null));
        questions.put(
                "revoked ones with a beginning", () -> filter(any(names).substring(0, 3), null, Status.INVALID, null));
        questions.put("pending ones", () -> filter(null, null, null, false));
        questions.put(
                "days of issue and a beginning",
                () -> new SearchFilter(
                        Optional.of(any(names).substring(0, 3)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2026, 3, 1)),
                        Optional.of(LocalDate.of(2026, 3, 3)),
                        Optional.empty()));
        questions.put("expired ones", () -> validity(true, null));
        questions.put("valid on a day", () -> validity(null, LocalDate.of(2028, 12, 1)));
        return questions;
    }

    private static SearchFilter validity(@Nullable Boolean expired, @Nullable LocalDate validOn) {
        return new SearchFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(expired),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(validOn));
    }

    private double[] ask(SearchStore store, Supplier<SearchFilter> question, int times) {
        double[] took = new double[times];
        for (int i = 0; i < times; i++) {
            SearchFilter filter = question.get();
            long start = System.nanoTime();
            store.find(AUTHORITY, filter, Long.MAX_VALUE, PAGE);
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(took);
        return took;
    }

    /** Documents, copies and entries as issuing leaves them, as far as a search looks at them; all but the last {@link #PENDING} are anchored. */
    private void fill(JdbcTemplate jdbc, SearchKey key, int documents) throws Exception {
        jdbc.execute(
                "insert into authority (slug, issuer, name) values ('musterstadt', 'https://musterstadt.example', 'M')");
        jdbc.execute("insert into log (origin) values ('test')");
        for (String table : FILLED) {
            // What the triggers would refuse or look up a million times is right by construction.
            jdbc.execute("alter table " + table + " disable trigger all");
        }
        jdbc.execute(
                "insert into log_entry (log_id, kind, entry, leaf_hash, idx) select id, 1, '\\x0101', sha256('x'), i"
                        + " from log, generate_series(0, " + (documents - 1) + ") i");
        jdbc.execute(
                "insert into status_list (id, authority, uri, capacity, bits) select md5('l' || i)::uuid, 'musterstadt', 'l' || i, "
                        + CAPACITY + ", '' from generate_series(0, " + documents / CAPACITY + ") i");
        jdbc.execute("insert into status_entry (list_id, idx) select md5('l' || i / " + CAPACITY + ")::uuid, i % "
                + CAPACITY + " from generate_series(0, " + (documents - 1) + ") i");
        jdbc.execute(
                "insert into document (id, version, authority, type, state, created_at) select md5('d' || i)::uuid, 1, 'musterstadt',"
                        + " 't', 'ISSUED', timestamptz '2026-01-01' + i * interval '15 seconds' from generate_series(0, "
                        + (documents - 1) + ") i");
        jdbc.execute(
                "insert into copy (id, document_id, document_version, authority, state, status_list_id, status_idx, entry_id)"
                        + " select md5('c' || i)::uuid, md5('d' || i)::uuid, 1, 'musterstadt', 'ISSUED', md5('l' || i / "
                        + CAPACITY + ")::uuid, i % " + CAPACITY
                        + ", e.id from (select idx as i, id from log_entry order by idx) e");
        copyEntries(jdbc, key, documents);
        jdbc.execute("create table place as select id, seq, created_at from document");
        jdbc.execute(
                "insert into search_entry select p.id, 1, 'musterstadt', w.type, p.seq, w.status, p.created_at, p.created_at,"
                        + " case when w.i % 3 = 0 then null else p.created_at + interval '3 years' end, w.words::bigint[] from words w join place p on p.id = md5('d' || w.i)::uuid");
        jdbc.execute(
                "insert into checkpoint (log_id, tree_size, root, note, state, chain_id, contract, tx_hash, tx_nonce, tx_raw,"
                        + " block_number, block_hash, block_time) select id, "
                        + (documents - PENDING)
                        + ", sha256('x'), 'n', 'ANCHORED', 1, 'c', 'h', 1, 'r', 1, 'b', now() from log");
        for (String table : FILLED) {
            jdbc.execute("alter table " + table + " enable trigger all");
            jdbc.execute("vacuum analyze " + table);
        }
        jdbc.execute("checkpoint"); // or it is written while the first questions are asked
    }

    private void copyEntries(JdbcTemplate jdbc, SearchKey key, int documents) throws Exception {
        Path file = Files.createTempFile("words", ".tsv");
        Map<String, long[]> known = new HashMap<>();
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < documents; i++) {
                LongStream hashes = Stream.of(
                                any(names),
                                any(names),
                                any(streets),
                                Integer.toString(random.nextInt(200)),
                                "Musterstadt")
                        .flatMapToLong(text ->
                                Arrays.stream(known.computeIfAbsent(text, t -> key.hash(AUTHORITY, Words.terms(t)))));
                long[] number = key.hash(AUTHORITY, Words.terms("A-" + (i + 1) + "/2026"));
                out.write(i + "\tpermit-" + random.nextInt(9) + "\t" + (random.nextInt(100) == 0 ? 1 : 0) + "\t"
                        + LongStream.concat(hashes, Arrays.stream(number))
                                .distinct()
                                .mapToObj(Long::toString)
                                .collect(Collectors.joining(",", "{", "}"))
                        + "\n");
            }
        }
        jdbc.execute("create table words (i integer, type text, status smallint, words text)");
        jdbc.execute((java.sql.Connection connection) -> {
            try (var in = Files.newInputStream(file)) {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy words from stdin", in);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Files.delete(file);
    }

    private String[] words(int count, int syllables) {
        return Stream.generate(() -> Stream.generate(() -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                        .limit(1L + syllables)
                        .collect(Collectors.joining()))
                .limit(count)
                .toArray(String[]::new);
    }

    private String any(String[] words) {
        // A few are frequent and most are rare, as names are.
        double place = Math.pow(random.nextDouble(), 2.5);
        return words[(int) (place * words.length)];
    }

    private static SearchFilter words(String words) {
        return filter(words, null, null, null);
    }

    private static SearchFilter filter(
            @Nullable String words, @Nullable String type, @Nullable Status status, @Nullable Boolean anchored) {
        return new SearchFilter(
                Optional.ofNullable(words),
                Optional.ofNullable(type),
                Optional.ofNullable(status),
                Optional.empty(),
                Optional.ofNullable(anchored),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    private static void report(String line) {
        System.out.println(line);
    }
}
