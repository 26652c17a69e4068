package org.govchain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;
import tools.jackson.databind.node.ObjectNode;

/**
 * The anchored checkpoints of a log whose size ends within one entry bundle, oldest first (docs/spec/log.md, "Checkpoints that were
 * anchored"). What a mirror keeps, so that a proof can be made for a checkpoint that the chain has. Claims until signature, tree
 * and chain confirm them.
 *
 * @param checkpoints at most 256, ascending by size
 */
public record CheckpointPage(List<Item> checkpoints) {

    private static final String FORMAT = "govchain-checkpoints/1";
    private static final String PREFIX = "checkpoints/";
    private static final String ENTRIES = "tile/entries/";
    private static final int MAX_ITEMS = 256;

    /** A signed checkpoint, where it is said to be anchored, and the consortium's seal on that when it is at hand. */
    public record Item(SignedCheckpoint checkpoint, AnchorClaim anchor, Optional<ConsortiumSeal> seal) {}

    /** Copies the list; throws {@link IllegalArgumentException} when there are more than 256. */
    public CheckpointPage {
        if (checkpoints.size() > MAX_ITEMS) {
            throw new IllegalArgumentException("a page has at most " + MAX_ITEMS + " checkpoints");
        }
        checkpoints = List.copyOf(checkpoints);
    }

    /** {@code checkpoints/<N>[.p/<W>]}: checkpoints of size 256 N + 1 to 256 N + W, below the log's URL. */
    public static String path(EntryBundleCoordinates range) {
        return PREFIX + range.path().substring(ENTRIES.length());
    }

    /** Reads what {@link #path} writes. */
    public static Parsed<EntryBundleCoordinates> parsePath(String path) {
        return path.startsWith(PREFIX)
                ? EntryBundleCoordinates.parse(ENTRIES + path.substring(PREFIX.length()))
                : new Parsed.Malformed<>("path is not checkpoints/<index>");
    }

    /** Reads the JSON form of at most 2 MiB; sizes ascend and each anchor names its checkpoint's size and root. */
    public static Parsed<CheckpointPage> parse(byte[] json) {
        return StrictJson.parseObject(json)
                .map(CheckpointPage::read)
                .orElseGet(() -> new Parsed.Malformed<>("checkpoints are not a strict JSON object in UTF-8"));
    }

    /** The JSON form. */
    public byte[] toJson() {
        JsonText json = new JsonText(1024).raw("{").member("format", FORMAT).raw(",\"checkpoints\":[");
        for (int i = 0; i < checkpoints.size(); i++) {
            Item item = checkpoints.get(i);
            json.raw(i == 0 ? "{" : ",{").member("note", item.checkpoint().note());
            item.anchor().write(json.raw(",\"anchor\":"));
            item.seal().ifPresent(seal -> ConsortiumSealJson.write(seal, json.raw(",\"consortiumSeal\":")));
            json.raw("}");
        }
        return json.raw("]}\n").toUtf8();
    }

    private static Parsed<CheckpointPage> read(ObjectNode object) {
        Members members = new Members(object, "checkpoints");
        members.expect("format", FORMAT);
        List<Item> items = new ArrayList<>();
        long size = 0;
        for (ObjectNode element : members.objectList("checkpoints")) {
            Optional<Item> item = item(members, element);
            if (item.isEmpty()) {
                break;
            }
            if (item.get().anchor().treeSize() <= size || items.size() == MAX_ITEMS) {
                members.refuse("sizes do not ascend, or there are more than " + MAX_ITEMS);
                break;
            }
            size = item.get().anchor().treeSize();
            items.add(item.get());
        }
        Optional<String> problem = members.problem();
        return problem.isPresent() ? new Parsed.Malformed<>(problem.get()) : new Parsed.Ok<>(new CheckpointPage(items));
    }

    private static Optional<Item> item(Members page, ObjectNode element) {
        Members members = new Members(element, "checkpoint");
        String note = members.text("note");
        Members anchor = members.object("anchor");
        AnchorClaim claim = AnchorClaim.read(anchor);
        members.adopt(anchor);
        Optional<ConsortiumSeal> seal = members.has("consortiumSeal") ? seal(members) : Optional.empty();
        Optional<SignedCheckpoint> signed = members.take(SignedCheckpoint.parse(note));
        boolean same = signed.map(SignedCheckpoint::checkpoint)
                .filter(tree ->
                        tree.treeSize() == claim.treeSize() && tree.root().equals(claim.root()))
                .isPresent();
        if (!same) {
            members.refuse("anchor is of another tree than the note");
        }
        page.adopt(members);
        return same ? signed.map(checkpoint -> new Item(checkpoint, claim, seal)) : Optional.empty();
    }

    private static Optional<ConsortiumSeal> seal(Members members) {
        Members seal = members.object("consortiumSeal");
        Optional<ConsortiumSeal> read = ConsortiumSealJson.read(seal);
        members.adopt(seal);
        return read;
    }
}
