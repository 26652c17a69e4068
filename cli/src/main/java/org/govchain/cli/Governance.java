package org.govchain.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.govchain.chain.CeremonyStep;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.ConsortiumReader;
import org.govchain.chain.ConsortiumState;
import org.govchain.chain.ConsortiumWriter;
import org.govchain.chain.DeploymentRecord;
import org.govchain.chain.JournalChange;
import org.govchain.chain.Proposal;
import org.govchain.chain.ProposalId;
import org.govchain.chain.ProposedCall;
import org.govchain.chain.RecordedChange;
import org.govchain.chain.RegistryReader;
import org.govchain.cli.consortium.PublicFiles;
import org.govchain.cli.consortium.RegistrationFile;
import org.govchain.cli.terminal.Fault;
import org.govchain.merkle.Sha256Digest;

/** A consortium as the commands see it: through one node. */
final class Governance {

    private final Context context;
    private final ChainConnection node;
    private final DeploymentRecord deployment;
    private final ConsortiumReader reader;

    Governance(Context context, ChainConnection node, DeploymentRecord deployment) {
        this.context = context;
        this.node = node;
        this.deployment = deployment;
        this.reader = new ConsortiumReader(
                node,
                deployment.consortium().address(),
                deployment.step(CeremonyStep.CONSORTIUM).block());
    }

    ConsortiumReader reader() {
        return reader;
    }

    ConsortiumWriter writer(ChainAccount member) {
        return new ConsortiumWriter(
                node,
                deployment.consortium().address(),
                deployment.issuerRegistry().address(),
                member);
    }

    /** Why the contract would refuse a call if the members made it now; empty when it would not. */
    Optional<String> refusal(ProposedCall call) {
        return reader.refusal(call);
    }

    /** A proposal by its number, with or without #, or by its id. */
    Proposal proposal(String named) {
        return (named.startsWith("0x") ? reader.proposal(id(named)) : reader.proposal(number(named)))
                .orElseThrow(() -> new Fault(
                        "there is no proposal " + named, "see which there are: govchain consortium list --all"));
    }

    /**
     * The words for calls and changes, with the names that registry, members and the person know.
     *
     * @param known URIs and origins, and files: keys, profiles, registrations
     */
    ChangeWords words(ConsortiumState state, List<String> known) {
        ChangeWords words = new ChangeWords();
        for (JournalChange change :
                new RegistryReader(node, deployment.contracts()).journal().changes()) {
            RecordedChange.read(change).ifPresent(read -> words.of(read.change()));
        }
        words.know(state.members());
        known.forEach(value -> learn(words, value));
        return words;
    }

    private void learn(ChangeWords words, String value) {
        Path file = context.resolve(Path.of(value));
        if (Files.isRegularFile(file)) {
            byte[] content = UserFiles.read(file);
            know(words, PublicFiles.digest(content), value);
            PublicFiles.thumbprint(content).asOptional().ifPresent(key -> know(words, key, value));
            RegistrationFile.parse(content).asOptional().ifPresent(registration -> registration.tell(words, value));
        } else {
            words.know(value);
        }
    }

    /** A digest of a file is shown beside the file's name: another file may have that name elsewhere. */
    static void know(ChangeWords words, Sha256Digest digest, String file) {
        words.know(digest, digest + " (" + file + ")");
    }

    private static ProposalId id(String text) {
        try {
            return new ProposalId(text);
        } catch (IllegalArgumentException e) {
            throw new Fault(text + " is no proposal's id", "an id is 0x and 64 hexadecimal digits", e);
        }
    }

    private static long number(String text) {
        String digits = text.startsWith("#") ? text.substring(1) : text;
        Predicate<String> wellFormed = candidate -> candidate.matches("[0-9]{1,18}");
        if (!wellFormed.test(digits)) {
            throw new Fault(text + " is no proposal's number", "a number is written like 3 or #3");
        }
        return Long.parseLong(digits);
    }
}
