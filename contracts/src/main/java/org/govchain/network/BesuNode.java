package org.govchain.network;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.BlockRef;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import tools.jackson.databind.JsonNode;

/**
 * A node as its operator sees it: peers, allow lists, votes. Every method throws {@link ChainUnavailable} when the node gives no
 * answer or refuses.
 */
public final class BesuNode implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern ENODE = Pattern.compile("enode://([0-9a-f]{128})@.*");

    private final ChainConnection chain;

    private BesuNode(ChainConnection chain) {
        this.chain = chain;
    }

    /** The node at an address; asks nothing yet. */
    public static BesuNode open(URI url) {
        return new BesuNode(ChainConnection.open(url, TIMEOUT));
    }

    /**
     * Votes for a validator to be admitted or removed. Counted in the blocks that this node proposes, until more than half of
     * the validators say the same.
     */
    public void vote(AccountAddress validator, boolean admit) {
        chain.query("qbft_proposeValidatorVote", validator.hex(), admit);
    }

    /** Takes a vote back; also to be done when it had its effect, or this node would vote the same again later. */
    public void discardVote(AccountAddress validator) {
        chain.query("qbft_discardValidatorVote", validator.hex());
    }

    /** What this node votes for: true to admit, false to remove. */
    public SortedMap<String, Boolean> votes() {
        SortedMap<String, Boolean> votes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> vote : answer("qbft_getPendingVotes").properties()) {
            votes.put(lower(vote.getKey()), vote.getValue().asBoolean());
        }
        return votes;
    }

    /** The validators after its newest block. */
    public List<AccountAddress> validators() {
        return validators("latest");
    }

    /** The validators after a block. */
    List<AccountAddress> validators(long block) {
        return validators("0x" + Long.toHexString(block));
    }

    private List<AccountAddress> validators(String block) {
        return texts(answer("qbft_getValidatorsByBlockNumber", block)).stream()
                .map(AccountAddress::new)
                .toList();
    }

    /** Makes the node read its permissions file again: no restart, no pause. */
    public void reloadPermissions() {
        chain.query("perm_reloadPermissionsFromFile");
    }

    BlockRef head() {
        return chain.head();
    }

    Optional<BlockRef> block(long number) {
        return chain.block(number);
    }

    long chainId() {
        return chain.chainId();
    }

    int peers() {
        return Integer.decode(answer("net_peerCount").asString());
    }

    /** How many blocks it knows of that it does not have yet. */
    long behind() {
        JsonNode syncing = answer("eth_syncing");
        return syncing.isObject() ? number(syncing, "highestBlock") - number(syncing, "currentBlock") : 0;
    }

    /** Who answers here, or empty when the node does not say. */
    Optional<NodeId> id() {
        return ifTold("net_enode", this::answer).map(JsonNode::asString).flatMap(enode -> {
            Matcher matcher = ENODE.matcher(lower(enode));
            return matcher.matches() ? Optional.of(new NodeId(matcher.group(1))) : Optional.empty();
        });
    }

    /** The allow list of senders, or empty when the node has none or does not say. */
    Optional<Set<String>> accountsAllowed() {
        return allowed("perm_getAccountsAllowlist", BesuNode::lower);
    }

    /** The allow list of peers, as enode URLs without what Besu adds to them. */
    Optional<Set<String>> nodesAllowed() {
        return allowed("perm_getNodesAllowlist", enode -> lower(enode).replaceFirst("\\?.*", ""));
    }

    byte[] rawHeader(long number) {
        String hex =
                answer("debug_getRawHeader", "0x" + Long.toHexString(number)).asString();
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }

    @Override
    public void close() {
        chain.close();
    }

    private Optional<Set<String>> allowed(String method, UnaryOperator<String> form) {
        return ifTold(method, this::answer).map(list -> {
            Set<String> values = new TreeSet<>();
            texts(list).forEach(value -> values.add(form.apply(value)));
            return values;
        });
    }

    /** A node may keep a method to itself, or run without allow lists: that is "not told", while others still answer. */
    private static <T> Optional<T> ifTold(String method, Function<String, T> question) {
        try {
            return Optional.of(question.apply(method));
        } catch (ChainUnavailable notTold) {
            return Optional.empty();
        }
    }

    private JsonNode answer(String method, Object... parameters) {
        return chain.query(method, parameters)
                .orElseThrow(() -> new IllegalStateException(method + ": the node answered nothing"));
    }

    private JsonNode answer(String method) {
        return answer(method, new Object[0]);
    }

    private static long number(JsonNode object, String name) {
        return Long.decode(object.path(name).asString("0x0"));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.values().forEach(value -> texts.add(value.asString()));
        return texts;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
