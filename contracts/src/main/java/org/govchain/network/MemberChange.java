package org.govchain.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.govchain.chain.AccountAddress;

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
     * Lets an account write that is no member's for good, such as the one that founds the consortium.
     *
     * @throws IllegalArgumentException when it is on the list already
     */
    public NetworkFiles allow(AccountAddress account) throws IOException {
        NetworkDescription description = files.description();
        if (description.allowedAccounts().contains(account)) {
            throw new IllegalArgumentException(account + " may write already");
        }
        List<AccountAddress> writers = new ArrayList<>(description.writers());
        writers.add(account);
        return files.describe(description.withWriters(writers));
    }

    /**
     * Takes it back.
     *
     * @throws IllegalArgumentException when it is none of those that were allowed in this way
     */
    public NetworkFiles disallow(AccountAddress account) throws IOException {
        List<AccountAddress> writers = new ArrayList<>(files.description().writers());
        if (!writers.remove(account)) {
            throw new IllegalArgumentException(account + " is not among the writers of network.json");
        }
        return files.describe(files.description().withWriters(writers));
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
