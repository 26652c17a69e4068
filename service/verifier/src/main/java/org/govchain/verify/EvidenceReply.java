package org.govchain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service answers when it is asked for evidence by hash: bundles without disclosures, newest first (docs/spec/bundle.md).
 *
 * @param bundles at most ten
 */
public record EvidenceReply(List<Bundle> bundles) {

    /** Most bundles in one reply. */
    public static final int MAX_BUNDLES = 10;

    private static final String FORMAT = "govchain-evidence/1";

    /** Copies the list; throws {@link IllegalArgumentException} when there are more than ten. */
    public EvidenceReply {
        if (bundles.size() > MAX_BUNDLES) {
            throw new IllegalArgumentException("a reply has at most " + MAX_BUNDLES + " bundles");
        }
        bundles = List.copyOf(bundles);
    }

    /** Reads the JSON form of at most 2 MiB. */
    public static Parsed<EvidenceReply> parse(byte[] json) {
        return StrictJson.parseObject(json)
                .map(EvidenceReply::read)
                .orElseGet(() -> new Parsed.Malformed<>("evidence is not a strict JSON object in UTF-8"));
    }

    /** The JSON form. */
    public byte[] toJson() {
        JsonText json = new JsonText(8192).raw("{").member("format", FORMAT).raw(",\"bundles\":[");
        for (int i = 0; i < bundles.size(); i++) {
            json.raw(i == 0 ? "" : ",").raw(BundleJson.write(bundles.get(i)).toString());
        }
        return json.raw("]}").toUtf8();
    }

    private static Parsed<EvidenceReply> read(ObjectNode object) {
        Members members = new Members(object, "evidence");
        members.expect("format", FORMAT);
        List<ObjectNode> list = members.objectList("bundles");
        if (list.size() > MAX_BUNDLES) {
            members.refuse("more than " + MAX_BUNDLES + " bundles");
        }
        List<Bundle> bundles = new ArrayList<>();
        for (ObjectNode bundle : list) {
            members.take(Bundle.parse(bundle)).ifPresent(bundles::add);
        }
        Optional<String> problem = members.problem();
        return problem.isPresent()
                ? new Parsed.Malformed<>(problem.get())
                : new Parsed.Ok<>(new EvidenceReply(bundles));
    }
}
