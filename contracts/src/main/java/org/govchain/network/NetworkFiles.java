package org.govchain.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.govchain.chain.AccountAddress;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a network: what every node has in common beside one folder for each member with its node's key.
 *
 * <pre>
 * genesis.json  static-nodes.json  permissions.toml  &lt;member&gt;/key
 * </pre>
 */
public final class NetworkFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path directory;
    private final NetworkDescription description;
    private final List<NodeKey> keys;

    private NetworkFiles(Path directory, NetworkDescription description, List<NodeKey> keys) {
        this.directory = directory;
        this.description = description;
        this.keys = keys;
    }

    /**
     * Makes what is missing; keys that are there are kept.
     *
     * @throws IllegalStateException when the directory holds another genesis: a chain has one for all time
     */
    public static NetworkFiles write(NetworkDescription description, Path directory, SecureRandom random)
            throws IOException {
        Path home = Files.createDirectories(directory).toAbsolutePath().normalize();
        List<NodeKey> keys = new ArrayList<>();
        for (Member member : description.members()) {
            keys.add(NodeKey.loadOrCreate(home.resolve(member.name()).resolve("key"), random));
        }
        NetworkFiles files = new NetworkFiles(home, description, List.copyOf(keys));
        files.writeGenesis();
        Files.writeString(files.staticNodes(), JSON.writeValueAsString(files.enodes()) + "\n");
        Files.writeString(files.permissions(), files.allowlists());
        return files;
    }

    /** What it was made from. */
    public NetworkDescription description() {
        return description;
    }

    /** The validators' addresses in the order of the members. */
    public List<AccountAddress> validators() {
        return keys.stream().map(NodeKey::address).toList();
    }

    /** The genesis block. */
    public Path genesis() {
        return directory.resolve("genesis.json");
    }

    /** Every node's enode URL. */
    public Path staticNodes() {
        return directory.resolve("static-nodes.json");
    }

    /** Allowed peers, and allowed senders where the description names any. */
    public Path permissions() {
        return directory.resolve("permissions.toml");
    }

    /** The folder of one member. */
    public Path folder(Member member) {
        return directory.resolve(member.name());
    }

    /** The private key of a member's node. */
    public Path key(Member member) {
        return folder(member).resolve("key");
    }

    private void writeGenesis() throws IOException {
        String json = Genesis.json(description, validators());
        if (Files.exists(genesis()) && !Files.readString(genesis()).equals(json)) {
            throw new IllegalStateException(genesis() + " belongs to another network");
        }
        Files.writeString(genesis(), json);
    }

    private List<String> enodes() {
        List<String> enodes = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            enodes.add(keys.get(i).enode(description.members().get(i)));
        }
        return enodes;
    }

    private String allowlists() {
        String nodes = "nodes-allowlist=" + list(enodes()) + "\n";
        List<String> writers =
                description.writers().stream().map(AccountAddress::hex).toList();
        return writers.isEmpty() ? nodes : nodes + "accounts-allowlist=" + list(writers) + "\n";
    }

    private static String list(List<String> values) {
        return values.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
