package org.govchain.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.SignedCredential;
import org.govchain.crypto.VerifyingKey;
import org.govchain.log.Checkpoint;
import org.govchain.log.Salt;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.seal.DigitalSeal;
import org.govchain.seal.SealLinks;
import org.govchain.seal.SealStatus;
import org.govchain.status.StatusListToken;
import org.govchain.status.StatusReference;

/**
 * Everything about one document on one desk: what was presented and gathered, read but not believed, and what may be relied on. The
 * checks look only at this.
 *
 * @param carrier in which form it was presented
 * @param now the instant to judge for
 * @param trust policy, registry and nodes
 * @param unreadable why the document itself could not be read
 * @param credential the credential and its signing key
 * @param seal the seal and its signing key
 * @param entry what the log holds about it
 * @param proof inclusion proof and checkpoint
 * @param anchor what the bundle says about its anchor
 * @param consortiumSeal what the consortium is said to have sealed
 * @param attachment digest of the file that was presented
 * @param status the status list at hand
 * @param bundleKeys keys that came inside the presented bundle
 * @param file the PDF file that carries the bundle, when somebody looked at it
 */
record Dossier(
        Carrier carrier,
        Instant now,
        Trust trust,
        Optional<Unreadable> unreadable,
        Optional<Signed<SignedCredential>> credential,
        Optional<Signed<DigitalSeal>> seal,
        Optional<Entry> entry,
        Part<TlogProof> proof,
        Optional<AnchorClaim> anchor,
        Optional<ConsortiumSeal> consortiumSeal,
        Optional<Sha256Digest> attachment,
        Part<Signed<StatusListToken>> status,
        List<BundleKey> bundleKeys,
        Optional<PdfFacts> file) {

    /** How far a careful clock may be off. */
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    /** Days in a seal are days of the offices that issue it. */
    static final ZoneId SEAL_ZONE = ZoneId.of("Europe/Berlin");

    /** A document of which a part could not be read, and the check that says so. */
    record Unreadable(Check check, ReasonCode reason, String detail) {}

    /** A signed thing with the key that its own reference leads to, if that key is at hand. */
    record Signed<T>(T value, Optional<VerifyingKey> key) {}

    /** Salt, payload bytes and what they say; {@code index} is what the bundle claims. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; copying a payload per check would only cost time
    record Entry(Salt salt, byte[] payload, CredentialPayload.Parsed read, Optional<Long> index) {}

    /** A key inside a bundle; empty when the bytes are no key. */
    record BundleKey(Optional<VerifyingKey> key) {}

    /** A part of the evidence: there, not there, or there and refused. */
    sealed interface Part<T> {
        record Present<T>(T value) implements Part<T> {}

        record Missing<T>(String detail) implements Part<T> {}

        record Refused<T>(String detail) implements Part<T> {}

        default Optional<T> asOptional() {
            return this instanceof Present<T> present ? Optional.of(present.value()) : Optional.empty();
        }
    }

    /** The same desk with the proof of another entry about the document. */
    Dossier aboutEntry(EntryProof other) {
        return new Dossier(
                carrier,
                now,
                trust,
                unreadable,
                credential,
                seal,
                entry,
                other.part(),
                other.anchor(),
                other.consortiumSeal(),
                attachment,
                status,
                bundleKeys,
                file);
    }

    /** The entry's payload, when it could be read. */
    Optional<CredentialPayload> payload() {
        return entry.flatMap(it -> it.read() instanceof CredentialPayload.Accepted accepted
                ? Optional.of(accepted.payload())
                : Optional.empty());
    }

    /** The state of the log that the proof leads to. */
    Optional<Checkpoint> checkpoint() {
        return proof.asOptional().map(it -> it.checkpoint().checkpoint());
    }

    /** Whether there is a document at all to judge. */
    boolean isEmpty() {
        return credential.isEmpty() && seal.isEmpty();
    }

    /** When the document claims to be issued; of a seal, which knows only days, the first instant of its day. */
    Optional<Instant> claimedIssue() {
        return credential
                .map(it -> it.value().facts().issuedAt())
                .or(() -> seal.map(
                        it -> it.value().signatureDate().atStartOfDay(SEAL_ZONE).toInstant()));
    }

    /** Id of the type that the seal names by its profile URI; without a scheme, https is meant. */
    Optional<Sha256Digest> sealType() {
        return seal.flatMap(it -> it.value().content().links())
                .map(SealLinks::profileUri)
                .map(uri -> Registry.idOf(uri.contains("://") ? uri : "https://" + uri));
    }

    /** The entry of the status list that the credential names. */
    Optional<StatusReference> credentialStatus() {
        return credential.flatMap(it -> it.value().facts().status());
    }

    /** The entry of the status list that the seal names. */
    Optional<StatusReference> sealStatus() {
        return seal.flatMap(it -> it.value().content().status()).flatMap(SealStatus::reference);
    }

    /** The entry of the status list that counts for the document; credential and seal are compared by the STATUS check. */
    Optional<StatusReference> statusReference() {
        return credentialStatus().or(this::sealStatus);
    }
}
