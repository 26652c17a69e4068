package org.govchain.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the members in the files that are here: description, static nodes and allow lists. The validators themselves are changed by
 * votes, the members of the consortium by its contract; running nodes take the lists when they are told to.
 */
public final class MemberChange {

    private final NetworkFiles files;

    public MemberChange(NetworkFiles files) {
        this.files = files;
    }

    /**
     * Adds a member with its public keys, or gives a member other keys, address or ports.
     *
     * @throws IllegalArgumentException when it has no keys, or shares something with another member
     */
    public NetworkFiles admit(Member newcomer) throws IOException {
        if (newcomer.keys().isEmpty()) {
            throw new IllegalArgumentException("the file of " + newcomer.name() + " holds no public keys");
        }
        List<Member> members = new ArrayList<>(files.description().members());
        int known = names(members).indexOf(newcomer.name());
        if (known < 0) {
            members.add(newcomer);
        } else {
            members.set(known, newcomer);
        }
        return files.describe(files.description().with(members));
    }

    /**
     * Takes a member out.
     *
     * @throws IllegalArgumentException when there is no such member
     */
    public NetworkFiles dismiss(String name) throws IOException {
        List<Member> members = new ArrayList<>(files.description().members());
        if (!members.removeIf(member -> member.name().equals(name))) {
            throw new IllegalArgumentException(
                    "there is no member " + name + ", only " + String.join(", ", names(members)));
        }
        return files.describe(files.description().with(members));
    }

    /**
     * Writes the folder that a member is handed: the chain's genesis block and everything public. Secrets that are in the folder
     * already, because the member made them there, stay.
     */
    public static void handOver(NetworkFiles files, Member member, Path folder) throws IOException {
        new MemberFolder(folder, member)
                .write(
                        files.description(),
                        Files.readString(files.folders().getFirst().genesis()));
    }

    private static List<String> names(List<Member> members) {
        return members.stream().map(Member::name).toList();
    }
}
