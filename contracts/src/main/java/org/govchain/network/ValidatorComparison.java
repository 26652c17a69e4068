package org.govchain.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.govchain.chain.AccountAddress;

/** Whether the validators are the members, all of them at work, and what is being voted on. */
final class ValidatorComparison {

    private final List<NodeState.Answering> answering;
    private final SealWindow seals;
    private final Map<AccountAddress, String> names;
    private final List<NetworkFinding> findings = new ArrayList<>();

    ValidatorComparison(NetworkDescription description, List<NodeState> nodes, SealWindow seals) {
        this.answering = NetworkReport.answering(nodes);
        this.seals = seals;
        this.names = description.members().stream()
                .collect(Collectors.toMap(member -> member.known().node().validator(), Member::name));
    }

    List<NetworkFinding> findings() {
        if (answering.isEmpty()) {
            return findings;
        }
        Set<AccountAddress> validators = new LinkedHashSet<>(
                NetworkReport.newest(answering).orElseThrow().validators());
        for (AccountAddress validator : validators) {
            if (!names.containsKey(validator)) {
                ill("validator " + validator + " is nobody's in network.json: remove it by a vote, or add its member");
            }
        }
        names.forEach((address, name) -> {
            if (!validators.contains(address)) {
                ill("the node of " + name + " (" + address + ") is no validator: admit it by a vote");
            }
        });
        for (AccountAddress missing : seals.missing()) {
            ill("validator " + name(missing) + " sealed none of the last " + seals.blocks() + " blocks");
        }
        Quorum quorum = new Quorum(validators.size());
        quorum.warning().ifPresent(this::note);
        votes(quorum, validators);
        return findings;
    }

    private void votes(Quorum quorum, Set<AccountAddress> validators) {
        Set<String> said = new LinkedHashSet<>();
        for (NodeState.Answering node : answering) {
            node.votes().forEach((address, admit) -> {
                AccountAddress candidate = new AccountAddress(address);
                if (admit == validators.contains(candidate)) {
                    note(node.member().name() + " still holds a vote that had its effect (" + address
                            + "): discard it, or it votes the same again");
                } else if (said.add(address + admit)) {
                    note("voted on: to " + (admit ? "admit " : "remove ") + name(candidate) + ", "
                            + count(address, admit) + " of " + quorum.votes() + " votes needed");
                }
            });
        }
    }

    private long count(String address, boolean admit) {
        return answering.stream()
                .filter(node -> Boolean.valueOf(admit).equals(node.votes().get(address)))
                .count();
    }

    private String name(AccountAddress address) {
        String name = names.get(address);
        return name == null ? address.hex() : name + " (" + address + ")";
    }

    private void ill(String what) {
        findings.add(NetworkFinding.ill(what));
    }

    private void note(String what) {
        findings.add(NetworkFinding.note(what));
    }
}
