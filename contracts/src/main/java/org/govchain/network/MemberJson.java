package org.govchain.network;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.govchain.chain.AccountAddress;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One member of a description; with its keys it is what a member that made them at home hands over. */
public final class MemberJson {

    private static final Set<String> FIELDS = Set.of("name", "host", "p2pPort", "rpcPort", "nodeKey", "accounts");
    private static final Pattern PURPOSE = Pattern.compile("[a-z0-9-]{1,63}");

    private MemberJson() {}

    /** Reads the file of one member; see {@link DescriptionJson} for what is refused. */
    public static Member parse(byte[] utf8) {
        return read(StrictJson.parse(utf8)
                .orElseThrow(() -> new IllegalArgumentException("the member's file is not a JSON object")));
    }

    /** The file's text; it holds nothing secret. */
    public static String text(Member member) {
        return json(member).toPrettyString() + "\n";
    }

    static Member read(JsonNode json) {
        JsonFields fields = new JsonFields(json, "a member", FIELDS);
        String name = fields.text("name");
        JsonFields named = new JsonFields(json, "member " + name, FIELDS);
        return new Member(name, named.text("host"), named.port("p2pPort"), named.port("rpcPort"), keys(named));
    }

    static ObjectNode json(Member member) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("name", member.name());
        json.put("host", member.host());
        json.put("p2pPort", member.p2pPort());
        json.put("rpcPort", member.rpcPort());
        member.keys().ifPresent(keys -> {
            json.put("nodeKey", keys.node().hex());
            ObjectNode accounts = json.putObject("accounts");
            keys.accounts().forEach((purpose, address) -> accounts.put(purpose, address.hex()));
        });
        return json;
    }

    /** Both or neither: a node without accounts is written with an empty object. */
    private static Optional<PublicKeys> keys(JsonFields member) {
        if (!member.has("nodeKey") && !member.has("accounts")) {
            return Optional.empty();
        }
        TreeMap<String, AccountAddress> accounts = new TreeMap<>();
        member.object("accounts").properties().forEach(account -> {
            if (!PURPOSE.matcher(account.getKey()).matches()
                    || !account.getValue().isString()) {
                throw new IllegalArgumentException(
                        "an account is a purpose and an address: \"" + account.getKey() + "\"");
            }
            accounts.put(account.getKey(), new AccountAddress(account.getValue().stringValue()));
        });
        return Optional.of(new PublicKeys(new NodeId(member.text("nodeKey")), accounts));
    }
}
