package org.govchain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import org.govchain.log.StreamId;
import org.govchain.merkle.InclusionProof;
import org.govchain.merkle.RangeProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.SaltSeed;
import org.govchain.stream.StreamLeaf;
import org.govchain.verify.RangeBundle.Leaf;
import org.govchain.verify.RangeBundle.Opening;
import org.govchain.verify.RangeBundle.Question;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the JSON form of a range: what leaves have in common stands in columns, because a day has 1,440 of them. */
final class RangeBundleJson {

    /** In the place of a payload that is not opened. */
    private static final String CLOSED = "";

    private final Members members;

    private RangeBundleJson(Members members) {
        this.members = members;
    }

    static Parsed<RangeBundle> parse(byte[] json) {
        if (json.length > RangeBundle.MAX_LENGTH) {
            return new Parsed.Malformed<>("range is longer than 2 MiB");
        }
        return StrictJson.parseObject(json)
                .map(object -> new RangeBundleJson(new Members(object, "range")).read())
                .orElseGet(() -> new Parsed.Malformed<>("range is not a strict JSON object in UTF-8"));
    }

    private Parsed<RangeBundle> read() {
        members.expect("format", RangeBundle.FORMAT);
        byte[] stream = members.base64Url("stream");
        if (stream.length != StreamId.LENGTH) {
            members.refuse("stream has not " + StreamId.LENGTH + " bytes");
        }
        Question question = question(members.object("question"));
        long size = members.number("size");
        Opening opening = opening(members.object("opening"), size);
        RangeProof proof =
                new RangeProof(members.number("from"), size, members.digests("left"), members.digests("right"));
        Sha256Digest root = members.digest("root");
        List<SaltSeed> seeds = seeds();
        List<Leaf> leaves = new RangeLeaves(members, proof.from(), seeds).read();
        EntryProof entry = EntryProof.read(members);
        Optional<String> problem = members.problem();
        return problem.isPresent() || question == null || opening == null
                ? new Parsed.Malformed<>(problem.orElse("range is incomplete"))
                : new Parsed.Ok<>(
                        new RangeBundle(StreamId.of(stream), question, opening, proof, root, leaves, seeds, entry));
    }

    private @Nullable Question question(Members object) {
        long from = object.number("from");
        long until = object.number("until");
        members.adopt(object);
        if (Question.isOne(from, until)) {
            return new Question(from, until);
        }
        members.refuse("question is not from an instant until a later one");
        return null;
    }

    private @Nullable Opening opening(Members object, long size) {
        Optional<StreamLeaf> leaf = object.take(StreamLeaf.parse(object.base64Url("leaf")));
        byte[] payload = object.base64Url("payload");
        byte[] salt = object.base64Url("salt");
        if (salt.length != Salt.LENGTH) {
            object.refuse("salt has not " + Salt.LENGTH + " bytes");
        }
        InclusionProof place = new InclusionProof(0, size, object.digests("path"));
        members.adopt(object);
        return leaf.isEmpty() || salt.length != Salt.LENGTH
                ? null
                : new Opening(leaf.get(), payload, Salt.of(salt), place);
    }

    private List<SaltSeed> seeds() {
        List<SaltSeed> seeds = new ArrayList<>();
        for (ObjectNode node : members.objectList("seeds")) {
            Members seed = new Members(node, "seeds");
            long height = seed.number("height");
            long index = seed.number("index");
            byte[] bytes = seed.base64Url("seed");
            members.adopt(seed);
            if (bytes.length == SaltSeed.LENGTH
                    && height <= SaltSeed.ROOT_HEIGHT
                    && SaltSeed.exists((int) height, index)) {
                seeds.add(SaltSeed.of((int) height, index, bytes));
            } else {
                members.refuse("the tree of seeds has no such node");
            }
        }
        return seeds;
    }

    static byte[] write(RangeBundle range) {
        JsonText json = new JsonText(64 * range.leaves().size() + 8192).raw("{").member("format", RangeBundle.FORMAT);
        json.raw(",").member("stream", Base64Url.encode(range.stream().bytes()));
        json.raw(",\"question\":{").member("from", range.question().from());
        json.raw(",").member("until", range.question().until()).raw("}");
        json.raw(",").member("size", range.proof().treeSize());
        json.raw(",\"opening\":{")
                .member("leaf", Base64Url.encode(range.opening().leaf().bytes()));
        json.raw(",").member("payload", Base64Url.encode(range.opening().payload()));
        json.raw(",").member("salt", Base64Url.encode(range.opening().salt().bytes()));
        json.raw(",").member("path", joined(range.opening().place().path())).raw("}");
        json.raw(",").member("from", range.proof().from());
        json.raw(",").member("left", joined(range.proof().left()));
        json.raw(",").member("right", joined(range.proof().right()));
        json.raw(",").member("root", range.root().toHex());
        writeSeeds(range.seeds(), json.raw(",\"seeds\":["));
        writeLeaves(range.leaves(), json.raw("]"));
        range.entry().write(json);
        return json.raw("}").toUtf8();
    }

    private static void writeSeeds(List<SaltSeed> seeds, JsonText json) {
        for (int i = 0; i < seeds.size(); i++) {
            SaltSeed seed = seeds.get(i);
            json.raw(i == 0 ? "{" : ",{").member("height", seed.height());
            json.raw(",").member("index", seed.index());
            json.raw(",").member("seed", Base64Url.encode(seed.bytes())).raw("}");
        }
    }

    private static void writeLeaves(List<Leaf> leaves, JsonText json) {
        byte[] kinds = new byte[leaves.size()];
        List<Sha256Digest> commitments = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            Leaf leaf = leaves.get(i);
            kinds[i] = leaf.leaf().kind().code();
            if (leaf.payload().isEmpty()) {
                commitments.add(leaf.leaf().commitment().digest());
            }
        }
        json.raw(",").member("kinds", Base64Url.encode(kinds));
        json.raw(",\"received\":").value(steps(leaves, leaf -> leaf.leaf().received()));
        json.raw(",\"measured\":")
                .value(column(
                        leaves, leaf -> leaf.leaf().measured() - leaf.leaf().received()));
        json.raw(",\"lateness\":")
                .value(steps(leaves, leaf -> (long) leaf.leaf().lateness()));
        json.raw(",\"payloads\":")
                .value(column(
                        leaves, leaf -> leaf.payload().map(Base64Url::encode).orElse(CLOSED)));
        json.raw(",").member("commitments", joined(commitments));
    }

    private static List<Object> column(List<Leaf> leaves, Function<Leaf, Object> cell) {
        return leaves.stream().map(cell).toList();
    }

    /** Each the difference to the one before. */
    private static List<Object> steps(List<Leaf> leaves, Function<Leaf, Long> cell) {
        List<Object> steps = new ArrayList<>(leaves.size());
        long before = 0;
        for (Leaf leaf : leaves) {
            long value = cell.apply(leaf);
            steps.add(value - before);
            before = value;
        }
        return steps;
    }

    private static String joined(List<Sha256Digest> hashes) {
        byte[] joined = new byte[hashes.size() * Sha256Digest.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(joined, i * Sha256Digest.LENGTH);
        }
        return Base64Url.encode(joined);
    }
}
