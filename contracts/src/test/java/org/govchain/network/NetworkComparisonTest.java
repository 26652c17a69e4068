package org.govchain.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.BlockHash;
import org.govchain.chain.BlockRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a network whose nodes do not agree; the nodes' answers are made up. */
class NetworkComparisonTest {

    private static final URI SOMEWHERE = URI.create("http://192.0.2.9:8545");
    private static final String STRANGER = "0x" + "5e".repeat(20);

    private final List<NodeState> nodes = new ArrayList<>();
    private SealWindow seals = SealWindow.NOTHING;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private NetworkFiles files;

    @BeforeEach
    void wellNetwork() throws IOException {
        files = NetworkFiles.init(DescriptionJson.sample(), directory.resolve("net"), new SecureRandom());
        files.description().members().forEach(member -> nodes.add(well(member)));
    }

    @Test
    void saysNothingOfAWellNetwork() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void namesTheNodeThatGivesNoAnswer() {
        nodes.set(1, new NodeState.Silent(member(1), SOMEWHERE, "connection refused"));

        assertThat(ill()).containsExactly("the node of beispielstadt does not answer at " + SOMEWHERE);
    }

    @Test
    void countsWhoIsMissingWhenNoBlocksCome() {
        nodes.set(0, new NodeState.Silent(member(0), SOMEWHERE, "connection refused"));
        nodes.set(1, new NodeState.Silent(member(1), SOMEWHERE, "connection refused"));
        change(2, node -> node.at(node.first()));
        change(3, node -> node.at(node.first()));

        assertThat(ill()).contains("no node has a new block: 2 of 4 answer, 3 of 4 validators must agree");
    }

    @Test
    void namesANodeThatIsStuckOrBehind() {
        change(0, node -> node.at(node.first()));
        change(1, node -> node.at(block(104)));

        assertThat(ill())
                .containsExactly(
                        "musterstadt has had no new block since block 100 while others have",
                        "beispielstadt is 6 blocks behind");
    }

    @Test
    void namesANodeOfAnotherChain() {
        change(0, node -> with(node, 7, node.genesis(), node.id(), node.peers()));
        change(1, node -> with(node, node.chainId(), hash('b'), node.id(), node.peers()));
        change(
                2,
                node -> with(
                        node,
                        node.chainId(),
                        node.genesis(),
                        Optional.of(member(3).known().node()),
                        3));

        assertThat(ill())
                .containsExactly(
                        "musterstadt works on chain 7, the network is chain 20260",
                        "beispielstadt has another genesis block than the others",
                        "another node than that of rechenzentrum answers at http://127.0.0.1:8553: its key is not the one in"
                                + " network.json");
    }

    @Test
    void namesANodeThatTheOthersDoNotReach() {
        change(2, node -> with(node, node.chainId(), node.genesis(), node.id(), 2));
        change(3, node -> with(node, node.chainId(), node.genesis(), node.id(), 0));

        assertThat(ill()).containsExactly("hochschule is connected with 0 of the 3 other nodes that run");
        assertThat(findings())
                .contains(NetworkFinding.note("rechenzentrum is connected with 2 of the 3 other nodes that run"));
    }

    @Test
    void seesAnAccountThatOnlyOneNodeAllows() {
        change(
                2,
                node -> allowing(node, accounts -> {
                    accounts.add(STRANGER);
                    return accounts;
                }));

        assertThat(ill())
                .containsExactly(
                        "the account lists differ: account " + STRANGER
                                + " is allowed by rechenzentrum, not by beispielstadt, hochschule, musterstadt",
                        "the permissions.toml of rechenzentrum is not what its node works with: govchain network reload, after a"
                                + " look at both");
    }

    @Test
    void seesAnAccountThatOneNodeDoesNotAllow() {
        String account = member(0).known().addresses().getFirst().hex();
        change(
                1,
                node -> allowing(node, accounts -> {
                    accounts.remove(account);
                    return accounts;
                }));

        assertThat(ill())
                .contains(
                        "the account lists differ: account " + account
                                + " (musterstadt/log) is allowed by hochschule, musterstadt, rechenzentrum, not by beispielstadt");
    }

    @Test
    void seesAnAccountThatAllAllowAndNobodyOwns() throws IOException {
        for (int i = 0; i < 4; i++) {
            change(
                    i,
                    node -> allowing(node, accounts -> {
                        accounts.add(STRANGER);
                        return accounts;
                    }));
            Path file = files.folders().get(i).permissions();
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace("accounts-allowlist=[", "accounts-allowlist=[\"" + STRANGER + "\","));
        }

        assertThat(ill())
                .containsExactly("account " + STRANGER + " is allowed everywhere and is nobody's in network.json");
    }

    @Test
    void saysWhenANodeDoesNotTellItsLists() {
        change(0, node -> withLists(node, Optional.empty(), node.nodes()));

        assertThat(ill())
                .containsExactly("musterstadt does not tell its account list, or has none: nothing to compare");
    }

    @Test
    void comparesValidatorsWithMembers() {
        AccountAddress left = member(3).known().node().validator();
        AccountAddress stranger = new AccountAddress(STRANGER);
        for (int i = 0; i < 4; i++) {
            change(i, node -> {
                List<AccountAddress> validators = new ArrayList<>(node.validators());
                validators.remove(left);
                validators.add(stranger);
                return withValidators(node, validators, new TreeMap<>(Map.of(left.hex(), true)));
            });
        }

        assertThat(ill())
                .containsExactly(
                        "validator " + stranger
                                + " is nobody's in network.json: remove it by a vote, or add its member",
                        "the node of hochschule (" + left + ") is no validator: admit it by a vote");
        assertThat(findings())
                .extracting(NetworkFinding::what)
                .contains("voted on: to admit hochschule (" + left + "), 4 of 3 votes needed");
    }

    @Test
    void believesTheNewestNodeAboutValidators() {
        change(
                2,
                node -> withValidators(node, List.of(new AccountAddress(STRANGER)), new TreeMap<>())
                        .at(block(105)));

        assertThat(ill()).containsExactly("rechenzentrum is 5 blocks behind");
    }

    @Test
    void remindsOfAVoteThatHadItsEffect() {
        AccountAddress in = member(3).known().node().validator();
        change(0, node -> withValidators(node, node.validators(), new TreeMap<>(Map.of(in.hex(), true))));

        assertThat(ill()).isEmpty();
        assertThat(findings().getFirst().what())
                .isEqualTo("musterstadt still holds a vote that had its effect (" + in
                        + "): discard it, or it votes the same again");
    }

    @Test
    void namesAValidatorThatSealsNothing() {
        List<AccountAddress> all = files.validators();
        Map<AccountAddress, Integer> three = Map.of(all.get(0), 30, all.get(1), 25, all.get(2), 1);
        seals = new SealWindow(SealWindow.LENGTH, three, Set.copyOf(all));

        assertThat(ill())
                .containsExactly("validator hochschule (" + all.get(3) + ") sealed none of the last 40 blocks");

        seals = new SealWindow(SealWindow.LENGTH - 1, three, Set.copyOf(all));
        assertThat(ill()).isEmpty();
    }

    private List<String> ill() {
        return findings().stream()
                .filter(NetworkFinding::ill)
                .map(NetworkFinding::what)
                .toList();
    }

    private List<NetworkFinding> findings() {
        List<NetworkFinding> findings = new ArrayList<>();
        findings.addAll(new ProgressComparison(files.description(), nodes).findings());
        findings.addAll(new ValidatorComparison(files.description(), nodes, seals).findings());
        findings.addAll(new PermissionComparison(files, nodes).findings());
        return findings;
    }

    private Member member(int i) {
        return files.description().members().get(i);
    }

    private void change(int i, UnaryOperator<NodeState.Answering> change) {
        nodes.set(i, change.apply((NodeState.Answering) nodes.get(i)));
    }

    private NodeState.Answering well(Member member) {
        Permissions lists = Permissions.of(files.description());
        return new NodeState.Answering(
                member,
                URI.create("http://127.0.0.1:" + member.rpcPort()),
                files.description().chainId(),
                hash('a'),
                block(100),
                block(110),
                Optional.of(member.known().node()),
                3,
                files.validators(),
                lists.accounts().map(TreeSet::new),
                Optional.of(new TreeSet<>(lists.nodes())),
                new TreeMap<>());
    }

    private static NodeState.Answering with(
            NodeState.Answering node, long chainId, BlockHash genesis, Optional<NodeId> id, int peers) {
        return new NodeState.Answering(
                node.member(),
                node.url(),
                chainId,
                genesis,
                node.first(),
                node.head(),
                id,
                peers,
                node.validators(),
                node.accounts(),
                node.nodes(),
                node.votes());
    }

    private static NodeState.Answering allowing(NodeState.Answering node, UnaryOperator<Set<String>> change) {
        return withLists(node, node.accounts().map(TreeSet::new).map(change), node.nodes());
    }

    private static NodeState.Answering withLists(
            NodeState.Answering node, Optional<Set<String>> accounts, Optional<Set<String>> peers) {
        return new NodeState.Answering(
                node.member(),
                node.url(),
                node.chainId(),
                node.genesis(),
                node.first(),
                node.head(),
                node.id(),
                node.peers(),
                node.validators(),
                accounts,
                peers,
                node.votes());
    }

    private static NodeState.Answering withValidators(
            NodeState.Answering node, List<AccountAddress> validators, SortedMap<String, Boolean> votes) {
        return new NodeState.Answering(
                node.member(),
                node.url(),
                node.chainId(),
                node.genesis(),
                node.first(),
                node.head(),
                node.id(),
                node.peers(),
                validators,
                node.accounts(),
                node.nodes(),
                votes);
    }

    private static BlockRef block(long number) {
        return new BlockRef(number, hash('c'), Instant.EPOCH.plusSeconds(number));
    }

    private static BlockHash hash(char digit) {
        return new BlockHash("0x" + String.valueOf(digit).repeat(64));
    }
}
