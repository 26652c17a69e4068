package org.govchain.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.govchain.chain.AccountAddress;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a network: the description with everybody's public keys beside one folder for each member. A member's own folder is
 * read in the same way; it is a network of which only one folder is here.
 *
 * <pre>
 * network.json  &lt;member&gt;/{network.json genesis.json static-nodes.json permissions.toml besu.toml …}
 * </pre>
 */
public final class NetworkFiles {

    static final String DESCRIPTION = "network.json";
    static final String MEMBER = "member.json";

    private final Path directory;
    private final NetworkDescription description;
    private final List<MemberFolder> folders;

    private NetworkFiles(Path directory, NetworkDescription description, List<MemberFolder> folders) {
        this.directory = directory;
        this.description = description;
        this.folders = folders;
    }

    /**
     * Makes a new network. For members without keys all secrets are made, in their own folders; for the others none.
     *
     * @throws IllegalStateException when the directory holds anything: neither key nor genesis is ever replaced
     */
    public static NetworkFiles init(NetworkDescription description, Path directory, SecureRandom random)
            throws IOException {
        Path home = directory.toAbsolutePath().normalize();
        refuseUnlessEmpty(home);
        List<Member> members = new ArrayList<>();
        for (Member member : description.members()) {
            members.add(
                    member.keys().isPresent()
                            ? member
                            : member.with(MemberSecrets.complete(home.resolve(member.name()), random)));
        }
        Files.writeString(Files.createDirectories(home).resolve(".gitignore"), "*\n");
        return write(description.with(members), home, random);
    }

    /**
     * Writes the files; members without keys get the key of a node and no account. Keys that are there are kept.
     *
     * @throws IllegalStateException when the directory holds another genesis: a chain has one for all time
     */
    static NetworkFiles write(NetworkDescription description, Path directory, SecureRandom random) throws IOException {
        Path home = Files.createDirectories(directory).toAbsolutePath().normalize();
        List<Member> members = new ArrayList<>();
        for (Member member : description.members()) {
            members.add(
                    member.keys().isPresent()
                            ? member
                            : member.with(PublicKeys.of(MemberSecrets.node(home.resolve(member.name()), random))));
        }
        NetworkFiles files = of(home, description.with(members));
        String genesis = Genesis.json(files.description(), files.validators());
        for (MemberFolder folder : files.folders) {
            if (Files.exists(folder.genesis())
                    && !Files.readString(folder.genesis()).equals(genesis)) {
                throw new IllegalStateException(folder.genesis() + " belongs to another network");
            }
            folder.write(files.description(), genesis);
        }
        Files.writeString(home.resolve(DESCRIPTION), DescriptionJson.text(files.description()));
        return files;
    }

    /**
     * The network of a directory that {@link #init} made, or of the folder of one of its members.
     *
     * @throws IllegalArgumentException when the directory holds no such network, saying what is wrong
     */
    public static NetworkFiles open(Path directory) throws IOException {
        Path home = directory.toAbsolutePath().normalize();
        if (Files.notExists(home.resolve(DESCRIPTION))) {
            throw new IllegalArgumentException("there is no network in " + directory);
        }
        NetworkDescription description = DescriptionJson.parse(Files.readAllBytes(home.resolve(DESCRIPTION)));
        if (description.members().stream().anyMatch(member -> member.keys().isEmpty())) {
            throw new IllegalArgumentException(home.resolve(DESCRIPTION) + " names members without keys");
        }
        if (Files.notExists(home.resolve(MEMBER))) {
            return of(home, description).onlyWithGenesis();
        }
        String own = MemberJson.parse(Files.readAllBytes(home.resolve(MEMBER))).name();
        List<MemberFolder> folders = description.members().stream()
                .filter(member -> member.name().equals(own))
                .map(member -> new MemberFolder(home, member))
                .toList();
        return new NetworkFiles(home, description, folders).onlyWithGenesis();
    }

    /** The members, each with its public keys. */
    public NetworkDescription description() {
        return description;
    }

    /** Where they are. */
    public Path directory() {
        return directory;
    }

    /** The folders that are here: everybody's, or the member's own. */
    public List<MemberFolder> folders() {
        return folders;
    }

    /** The validators' addresses in the order of the members. */
    public List<AccountAddress> validators() {
        return description.validators();
    }

    /** The folder of one member. */
    public MemberFolder folder(Member member) {
        return folders.stream()
                .filter(folder -> folder.member().name().equals(member.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the folder of " + member.name() + " is not here"));
    }

    /** The same folders after the members changed; the genesis block stays. */
    NetworkFiles describe(NetworkDescription changed) throws IOException {
        for (MemberFolder folder : folders) {
            folder.describe(changed);
        }
        Files.writeString(directory.resolve(DESCRIPTION), DescriptionJson.text(changed));
        return open(directory);
    }

    static String json(List<String> values) {
        return JsonMapper.shared().writeValueAsString(values) + "\n";
    }

    private NetworkFiles onlyWithGenesis() {
        return new NetworkFiles(
                directory,
                description,
                folders.stream()
                        .filter(folder -> Files.exists(folder.genesis()))
                        .toList());
    }

    private static NetworkFiles of(Path home, NetworkDescription description) {
        return new NetworkFiles(
                home,
                description,
                description.members().stream()
                        .map(member -> new MemberFolder(home.resolve(member.name()), member))
                        .toList());
    }

    private static void refuseUnlessEmpty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> entries = Files.list(directory)) {
                if (entries.findAny().isPresent()) {
                    throw new IllegalStateException(
                            directory + " is not empty: a network's keys and genesis are made once and never replaced");
                }
            }
        }
    }
}
