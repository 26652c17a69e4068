package org.govchain.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.govchain.chain.AccountAddress;

/**
 * Whether all nodes let in the same peers and the same senders. No block shows the lists and no import looks at them: a validator
 * with another list makes blocks with other transactions, and nobody is told unless somebody compares.
 */
final class PermissionComparison {

    private final NetworkFiles files;
    private final List<NodeState.Answering> answering;
    private final List<NetworkFinding> findings = new ArrayList<>();

    PermissionComparison(NetworkFiles files, List<NodeState> nodes) {
        this.files = files;
        this.answering = NetworkReport.answering(nodes);
    }

    List<NetworkFinding> findings() {
        lists("account", NodeState.Answering::accounts, accounts());
        lists("node", NodeState.Answering::nodes, nodes());
        files();
        return findings;
    }

    /** What the description says should be on the lists, and whose it is. */
    private Map<String, String> accounts() {
        Map<String, String> expected = new TreeMap<>();
        for (Member member : files.description().members()) {
            member.known()
                    .accounts()
                    .forEach((purpose, address) -> expected.put(address.hex(), member.name() + "/" + purpose));
        }
        for (AccountAddress writer : files.description().writers()) {
            expected.put(writer.hex(), "writers");
        }
        return expected;
    }

    private Map<String, String> nodes() {
        Map<String, String> expected = new TreeMap<>();
        files.description().members().forEach(member -> expected.put(member.enode(), member.name()));
        return expected;
    }

    private void lists(
            String what, Function<NodeState.Answering, Optional<Set<String>>> list, Map<String, String> expected) {
        Map<String, Set<String>> told = new TreeMap<>();
        for (NodeState.Answering node : answering) {
            list.apply(node).ifPresentOrElse(values -> told.put(node.member().name(), values), () -> {
                if (!expected.isEmpty()) {
                    ill(node.member().name() + " does not tell its " + what + " list, or has none: nothing to compare");
                }
            });
        }
        Set<String> all = new TreeSet<>(expected.keySet());
        told.values().forEach(all::addAll);
        for (String value : all) {
            judge(what, value, told, Optional.ofNullable(expected.get(value)));
        }
    }

    private void judge(String what, String value, Map<String, Set<String>> told, Optional<String> owner) {
        Set<String> with = new TreeSet<>();
        Set<String> without = new TreeSet<>();
        told.forEach((name, values) -> (values.contains(value) ? with : without).add(name));
        String shown = what + " " + shortened(value)
                + owner.map(name -> " (" + name + ")").orElse("");
        if (!with.isEmpty() && !without.isEmpty()) {
            ill("the " + what + " lists differ: " + shown + " is allowed by " + String.join(", ", with) + ", not by "
                    + String.join(", ", without));
        } else if (!with.isEmpty() && owner.isEmpty()) {
            ill(shown + " is allowed everywhere and is nobody's in network.json");
        } else if (with.isEmpty() && !without.isEmpty()) {
            ill(shown + " is in network.json and is allowed nowhere");
        }
    }

    /** The file counts after the next start: it must say what the node works with now. */
    private void files() {
        for (MemberFolder folder : files.folders()) {
            answering.stream()
                    .filter(node -> node.member().name().equals(folder.member().name()))
                    .filter(_ -> Files.exists(folder.permissions()))
                    .findFirst()
                    .ifPresent(node -> file(folder, node));
        }
    }

    private void file(MemberFolder folder, NodeState.Answering node) {
        Permissions written = read(folder);
        boolean same =
                matches(node.nodes(), Optional.of(written.nodes())) && matches(node.accounts(), written.accounts());
        if (!same) {
            ill("the permissions.toml of " + folder.member().name()
                    + " is not what its node works with: govchain network reload, after a look at both");
        }
    }

    private static boolean matches(Optional<Set<String>> works, Optional<List<String>> written) {
        Set<String> lower = new HashSet<>();
        written.orElse(List.of()).forEach(value -> lower.add(value.toLowerCase(Locale.ROOT)));
        return works.isEmpty() || works.get().equals(lower);
    }

    private static Permissions read(MemberFolder folder) {
        try {
            return Permissions.read(folder.permissions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An enode is 150 characters; its first digits and its address tell nodes apart. */
    private static String shortened(String value) {
        return value.replaceFirst("enode://([0-9a-f]{8})[0-9a-f]*@", "$1…@");
    }

    private void ill(String what) {
        findings.add(NetworkFinding.ill(what));
    }
}
