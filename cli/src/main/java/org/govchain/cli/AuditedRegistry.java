package org.govchain.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.Journal;
import org.govchain.chain.JournalChange;
import org.govchain.chain.RecordedChange;
import org.govchain.chain.RegistryReader;
import org.govchain.cli.evidence.Nodes;
import org.govchain.cli.terminal.Fault;
import org.govchain.verify.TrustPolicy;

/** Every change of the registry in words, each proven by the running hash that the contract keeps. */
final class AuditedRegistry {

    private AuditedRegistry() {}

    static List<String> lines(TrustPolicy policy, URI node) {
        try (ChainConnection chain = ChainConnection.open(node)) {
            return lines(
                    policy,
                    new RegistryReader(chain, Nodes.contracts(policy.content().contracts())).journal());
        } catch (ChainUnavailable e) {
            throw new Fault(node + " stopped answering: " + e.getMessage(), "run the audit again", e);
        }
    }

    private static List<String> lines(TrustPolicy policy, Journal journal) {
        ChangeWords words = new ChangeWords();
        policy.content().logs().forEach(log -> words.know(log.origin().value()));
        List<String> lines = new ArrayList<>();
        lines.add("registry " + journal.changes().size() + " changes, head " + journal.head());
        for (JournalChange change : journal.changes()) {
            lines.add(RecordedChange.read(change)
                    .map(read -> "  " + read.time() + " " + words.of(read.change()))
                    .orElseGet(() -> "  a change that this version cannot read: " + change));
        }
        return lines;
    }
}
