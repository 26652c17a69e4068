package org.govchain.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one member has: the network's common files, its own options and, unless the keys were made elsewhere, its secrets. The
 * folder works wherever it is put; paths in it are relative.
 */
public final class MemberFolder {

    private final Path path;
    private final Member member;

    MemberFolder(Path path, Member member) {
        this.path = path;
        this.member = member;
    }

    /** Whose it is. */
    public Member member() {
        return member;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The members and their public keys. */
    Path description() {
        return path.resolve(NetworkFiles.DESCRIPTION);
    }

    /** The genesis block, the same for all. */
    public Path genesis() {
        return path.resolve("genesis.json");
    }

    /** Every node's enode URL; read when the node starts. */
    public Path staticNodes() {
        return path.resolve("static-nodes.json");
    }

    /** Allowed peers and senders; Besu writes it too. */
    public Path permissions() {
        return path.resolve("permissions.toml");
    }

    /** The private key of the node. */
    public Path nodeKey() {
        return path.resolve(MemberSecrets.NODE_KEY);
    }

    /** The node's options. */
    public Path options() {
        return path.resolve(NodeOptions.FILE);
    }

    /** The node's output when {@code govchain network start} runs it. */
    public Path log() {
        return path.resolve("besu.log");
    }

    /** The blocks and the state. */
    public Path data() {
        return path.resolve("data");
    }

    Path pidFile() {
        return path.resolve("besu.pid");
    }

    /** Whether the node can run from here; not where the member made its keys at home. */
    public boolean holdsNodeKey() {
        return Files.exists(nodeKey());
    }

    void write(NetworkDescription description, String genesis) throws IOException {
        Files.createDirectories(path);
        Files.writeString(genesis(), genesis);
        Files.writeString(path.resolve(NetworkFiles.MEMBER), MemberJson.text(member));
        Files.writeString(options(), NodeOptions.text(description, member));
        describe(description);
        HandOver.write(path, description, member);
    }

    /**
     * Writes what changes with the members. In place, because containers mount the single file: Besu's next look would miss one
     * that was moved there.
     */
    void describe(NetworkDescription description) throws IOException {
        Files.writeString(description(), DescriptionJson.text(description));
        Files.writeString(staticNodes(), NetworkFiles.json(description.enodes()));
        Files.writeString(permissions(), Permissions.of(description).text());
    }
}
