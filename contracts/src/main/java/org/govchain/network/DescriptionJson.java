package org.govchain.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.chain.AccountAddress;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description as the file that people write and exchange (besu-network/README.md). What it does not know it refuses: a mistyped
 * name must not silently mean a default. Reading throws {@link IllegalArgumentException}, which names the culprit.
 */
public final class DescriptionJson {

    private static final Set<String> NETWORK = Set.of(
            "chainId", "blockPeriodSeconds", "emptyBlockPeriodSeconds", "requestTimeoutSeconds", "members", "writers");
    private static final JsonMapper JSON = JsonMapper.shared();

    private DescriptionJson() {}

    /** Four fictional organisations on this machine, to try things with. */
    public static NetworkDescription sample() {
        try (InputStream in = DescriptionJson.class.getResourceAsStream("network.json")) {
            if (in == null) {
                throw new IllegalStateException("the sample description is missing from the build");
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a description; times that it leaves out are those of {@link NetworkDescription.Timing#DEFAULT}. */
    public static NetworkDescription parse(byte[] utf8) {
        JsonNode json = StrictJson.parse(utf8)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("the description is not a JSON object"));
        JsonFields fields = new JsonFields(json, "the description", NETWORK);
        List<Member> members = new ArrayList<>();
        for (JsonNode member : fields.array("members")) {
            members.add(MemberJson.read(member));
        }
        return new NetworkDescription(
                fields.number("chainId"), timing(fields), members, json.has("writers") ? writers(fields) : List.of());
    }

    /** The file's text, indented for people. */
    public static String text(NetworkDescription description) {
        ObjectNode json = JSON.createObjectNode();
        json.put("chainId", description.chainId());
        json.put("blockPeriodSeconds", description.timing().block().toSeconds());
        json.put("emptyBlockPeriodSeconds", description.timing().emptyBlock().toSeconds());
        json.put("requestTimeoutSeconds", description.timing().request().toSeconds());
        ArrayNode members = json.putArray("members");
        description.members().forEach(member -> members.add(MemberJson.json(member)));
        if (!description.writers().isEmpty()) {
            ArrayNode writers = json.putArray("writers");
            description.writers().forEach(writer -> writers.add(writer.hex()));
        }
        return json.toPrettyString() + "\n";
    }

    private static NetworkDescription.Timing timing(JsonFields fields) {
        NetworkDescription.Timing usual = NetworkDescription.Timing.DEFAULT;
        return new NetworkDescription.Timing(
                seconds(fields, "blockPeriodSeconds").orElse(usual.block()),
                seconds(fields, "emptyBlockPeriodSeconds").orElse(usual.emptyBlock()),
                seconds(fields, "requestTimeoutSeconds").orElse(usual.request()));
    }

    private static Optional<Duration> seconds(JsonFields fields, String name) {
        return fields.has(name) ? Optional.of(Duration.ofSeconds(fields.number(name))) : Optional.empty();
    }

    private static List<AccountAddress> writers(JsonFields fields) {
        List<AccountAddress> writers = new ArrayList<>();
        for (JsonNode writer : fields.array("writers")) {
            if (!writer.isString()) {
                throw new IllegalArgumentException("a writer is the address of an account");
            }
            writers.add(new AccountAddress(writer.stringValue()));
        }
        return writers;
    }
}
