package org.govchain.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.log.HashTiles;
import org.govchain.log.TileCoordinates;
import org.govchain.log.TileProofs;
import org.govchain.log.TileSource;
import org.govchain.stream.StreamLeaf;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Leaf;
import org.govchain.verify.RangeBundle.Question;
import org.govchain.verify.RegistryJournal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stream of the vectors, of which any question can be answered with proof: two hours of wetter-1, as of one head. */
final class ProvenStream {

    static final String ID = "00000000000000000000000000000000";
    static final String AUTHORITY = "https://musterstadt.example";
    static final String FIRST = "2026-03-02T07:00:00Z";
    /** Nothing can follow that was measured before: the last leaf's promise. */
    static final String FINAL_UNTIL = "2026-03-02T08:50:01.500Z";

    final String policy;
    final String now;
    private final RangeBundle everything;
    private final TileProofs proofs;

    private ProvenStream(JsonNode vector) {
        policy = vector.path("policy").asString();
        now = vector.path("now").asString();
        everything = parsed(vector.path("range").asString());
        HashTiles tiles = HashTiles.empty();
        everything.leaves().forEach(leaf -> tiles.append(leaf.leaf().leafHash()));
        Map<TileCoordinates, byte[]> all = tiles.changed();
        TileSource source = tile -> requireNonNull(all.get(tile));
        proofs = new TileProofs(source, everything.leaves().size());
    }

    static ProvenStream ofTheVectors() throws IOException {
        return new ProvenStream(vector("valid-everything"));
    }

    /** A range of another head of a stream with the same name. */
    static RangeBundle ofAnotherHead() throws IOException {
        return parsed(vector("valid-nothing-but-the-opening").path("range").asString());
    }

    /** What answers the question, as docs/spec/streams.md cuts it. */
    RangeBundle ask(Question question) {
        List<Leaf> all = everything.leaves();
        int from = 0;
        while (from + 1 < all.size()
                && all.get(from + 1).leaf().received() + StreamLeaf.CLOCK_TOLERANCE < question.from()) {
            from++;
        }
        int until = from + 1;
        while (until < all.size() && all.get(until - 1).leaf().floor() < question.until()) {
            until++;
        }
        return cut(question, from, until);
    }

    /** The first instant that can be asked for when everything up to a position is forgotten. */
    long keptBehind(int position) {
        return everything.leaves().get(position).leaf().received() + StreamLeaf.CLOCK_TOLERANCE + 1;
    }

    private RangeBundle cut(Question question, int from, int until) {
        List<Leaf> leaves = new ArrayList<>();
        List<Integer> opened = new ArrayList<>();
        for (int at = from; at < until; at++) {
            StreamLeaf leaf = everything.leaves().get(at).leaf();
            boolean asked = at > 0 && leaf.measured() >= question.from() && leaf.measured() < question.until();
            leaves.add(new Leaf(leaf, asked ? everything.leaves().get(at).payload() : Optional.empty()));
            if (asked) {
                opened.add(at);
            }
        }
        return new RangeBundle(
                everything.stream(),
                question,
                everything.opening(),
                proofs.range(from, until),
                everything.root(),
                leaves,
                everything.seeds().stream()
                        .filter(seed -> opened.stream().anyMatch(seed::covers))
                        .toList(),
                everything.entry());
    }

    private static JsonNode vector(String name) throws IOException {
        return file("stream/range/" + name);
    }

    /** A policy of the same chain, whose registry is empty. */
    String policyWithoutTheAuthority() {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(policy);
        List.of("journal", "logs", "keys", "profiles").forEach(json::putArray);
        return json.put("journalHead", RegistryJournal.EMPTY_HEAD.toHex()).toString();
    }

    private static JsonNode file(String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(Sandbox.ROOT.resolve("docs/spec/vectors/" + name + ".json")));
    }

    private static RangeBundle parsed(String json) {
        return RangeBundle.parse(json.getBytes(StandardCharsets.UTF_8))
                .asOptional()
                .orElseThrow();
    }
}
