package org.govchain.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.jose.JsonText;
import org.govchain.log.Parsed;
import org.govchain.log.TlogProof;
import org.govchain.verify.Dossier.Part;

/**
 * What proves one entry of the log, as it stands in the JSON forms of receipts and of the proofs of PDF files.
 *
 * @param proof C2SP tlog-proof; absent while the entry is not anchored
 * @param anchor where the checkpoint of the proof is said to be anchored
 * @param consortiumSeal that the validators sealed the block with the anchor
 */
public record EntryProof(
        Optional<String> proof, Optional<AnchorClaim> anchor, Optional<ConsortiumSeal> consortiumSeal) {

    /** Of an entry that is not anchored. */
    public static EntryProof none() {
        return new EntryProof(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static EntryProof read(Members members) {
        Optional<String> proof = members.optionalText("proof");
        Optional<AnchorClaim> anchor = Optional.empty();
        if (members.has("anchor")) {
            Members object = members.object("anchor");
            anchor = Optional.of(AnchorClaim.read(object));
            members.adopt(object);
        }
        Optional<ConsortiumSeal> seal = Optional.empty();
        if (members.has("consortiumSeal")) {
            Members object = members.object("consortiumSeal");
            seal = ConsortiumSealJson.read(object);
            members.adopt(object);
        }
        return new EntryProof(proof, anchor, seal);
    }

    /** Writes the members behind others. */
    void write(JsonText json) {
        proof.ifPresent(text -> json.raw(",").member("proof", text));
        anchor.ifPresent(claim -> claim.write(json.raw(",\"anchor\":")));
        consortiumSeal.ifPresent(seal -> ConsortiumSealJson.write(seal, json.raw(",\"consortiumSeal\":")));
    }

    /** A desk with nothing on it but this proof: for entries that no document belongs to. */
    Dossier dossier(Optional<PolicyReading> policy, Instant now) {
        return new Dossier(
                Carrier.BUNDLE,
                now,
                Trust.of(policy, new ChainEvidence.NotAsked(), now),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                part(),
                anchor,
                consortiumSeal,
                Optional.empty(),
                new Part.Missing<>("not a document: it has no status"),
                List.of(),
                Optional.empty());
    }

    /** The proof, read. */
    Part<TlogProof> part() {
        if (proof.isEmpty()) {
            return new Part.Missing<>("not anchored when this was made");
        }
        return switch (TlogProof.parse(proof.get())) {
            case Parsed.Ok<TlogProof>(TlogProof read) -> new Part.Present<>(read);
            case Parsed.Malformed<TlogProof>(String reason) -> new Part.Refused<>(reason);
        };
    }
}
