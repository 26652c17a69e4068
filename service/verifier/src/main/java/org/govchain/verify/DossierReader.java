package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.CredentialRefusal;
import org.govchain.credential.SignedCredential;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.CompactJws;
import org.govchain.log.Parsed;
import org.govchain.log.TlogProof;
import org.govchain.merkle.Sha256Digest;
import org.govchain.seal.DigitalSeal;
import org.govchain.seal.SealSigner;
import org.govchain.status.StatusListToken;
import org.govchain.verify.Dossier.BundleKey;
import org.govchain.verify.Dossier.Entry;
import org.govchain.verify.Dossier.Part;
import org.govchain.verify.Dossier.Signed;
import org.govchain.verify.Dossier.Unreadable;
import org.jspecify.annotations.Nullable;

/** Puts a dossier together: the presentation first, then from the evidence what the presentation does not carry itself. */
final class DossierReader {

    private final Trust trust;
    private final Instant now;
    private final VerifierCache cache;
    private final List<BundleKey> bundleKeys = new ArrayList<>();
    private final List<VerifyingKey> carriedKeys = new ArrayList<>();
    private @Nullable Unreadable unreadable;

    DossierReader(Trust trust, Instant now, VerifierCache cache) {
        this.trust = trust;
        this.now = now;
        this.cache = cache;
    }

    Dossier read(Presentation presentation, Evidence evidence) {
        Optional<Bundle> found = evidence.bundle();
        found.ifPresent(bundle -> readKeys(bundle, false));
        return switch (presentation) {
            case Presentation.Seal seal ->
                dossier(presentation, Optional.empty(), Optional.of(seal.bytes()), found, evidence);
            case Presentation.Credential credential ->
                dossier(presentation, Optional.of(credential.text()), Optional.empty(), found, evidence);
            case Presentation.InBundle inBundle -> ofBundle(inBundle, evidence);
            case Presentation.Attachment _ ->
                dossier(presentation, found.flatMap(Bundle::credential), found.flatMap(Bundle::seal), found, evidence);
        };
    }

    private Dossier ofBundle(Presentation.InBundle presentation, Evidence evidence) {
        return switch (presentation.bundle()) {
            case Parsed.Ok<Bundle>(Bundle bundle) -> {
                readKeys(bundle, true);
                Bundle complete = completed(bundle, evidence.bundle());
                yield dossier(presentation, bundle.credential(), bundle.seal(), Optional.of(complete), evidence);
            }
            case Parsed.Malformed<Bundle>(String reason) -> {
                refuse(Check.SCHEMA, ReasonCode.BUNDLE_MALFORMED, reason);
                yield dossier(presentation, Optional.empty(), Optional.empty(), Optional.empty(), evidence);
            }
        };
    }

    /** The bundle, with the parts it lacks from the one found: a document handed out before it was anchored. */
    private static Bundle completed(Bundle own, Optional<Bundle> found) {
        if (found.isEmpty()) {
            return own;
        }
        Bundle.Builder complete = own.toBuilder();
        if (own.payload().isEmpty()) {
            found.get()
                    .payload()
                    .ifPresent(
                            bytes -> complete.payload(bytes, found.get().salt().orElseThrow()));
        }
        if (own.proof().isEmpty()) {
            complete.proof(found.get().proof().orElse(null));
            complete.index(
                    found.get().index().isPresent() ? (Long) found.get().index().getAsLong() : null);
            complete.anchor(found.get().anchor().orElse(null));
            complete.consortiumSeal(found.get().consortiumSeal().orElse(null));
        } else if (own.consortiumSeal().isEmpty()
                && own.proof().equals(found.get().proof())) {
            // Handed out before the seal was at hand; it is one on the same checkpoint.
            complete.consortiumSeal(found.get().consortiumSeal().orElse(null));
        }
        if (own.statusList().isEmpty()) {
            complete.statusList(found.get().statusList().orElse(null));
        }
        return complete.build();
    }

    private Dossier dossier(
            Presentation presentation,
            Optional<String> credential,
            Optional<byte[]> seal,
            Optional<Bundle> support,
            Evidence evidence) {
        Optional<Signed<SignedCredential>> readCredential = credential.flatMap(this::credential);
        Optional<Signed<DigitalSeal>> readSeal = seal.flatMap(this::seal);
        Optional<Entry> entry = support.flatMap(DossierReader::entry);
        if (entry.isPresent() && entry.get().read() instanceof CredentialPayload.Refused refused) {
            refuse(Check.SCHEMA, ReasonCode.PAYLOAD_MALFORMED, refused.reason().code());
        }
        Optional<Sha256Digest> attachment =
                presentation instanceof Presentation.Attachment it ? Optional.of(it.digest()) : Optional.empty();
        return new Dossier(
                presentation.carrier(),
                now,
                trust,
                Optional.ofNullable(unreadable),
                readCredential,
                readSeal,
                entry,
                support.flatMap(Bundle::proof).map(DossierReader::proof).orElseGet(() -> new Part.Missing<>("")),
                support.flatMap(Bundle::anchor),
                support.flatMap(Bundle::consortiumSeal),
                attachment,
                statusList(evidence.statusList(), support.flatMap(Bundle::statusList)),
                List.copyOf(bundleKeys),
                presentation instanceof Presentation.InBundle in ? in.file() : Optional.empty());
    }

    private Optional<Signed<SignedCredential>> credential(String text) {
        return switch (SignedCredential.parse(text)) {
            case SignedCredential.Accepted(SignedCredential credential) ->
                Optional.of(new Signed<>(credential, key(credential.issuerJws())));
            case SignedCredential.Refused(CredentialRefusal reason) -> {
                switch (reason) {
                    case MALFORMED, WRONG_TYPE, UNKNOWN_ALGORITHM, CLAIM_MISSING ->
                        refuse(Check.SCHEMA, ReasonCode.CREDENTIAL_MALFORMED, reason.code());
                    case KEY_BINDING_MALFORMED ->
                        refuse(Check.HOLDER_BINDING, ReasonCode.HOLDER_BINDING_WRONG, reason.code());
                    case DISCLOSURE_MALFORMED,
                            DISCLOSURE_UNREFERENCED,
                            DISCLOSURE_DUPLICATE,
                            CLAIM_NAME_CLASH,
                            RESERVED_NAME -> refuse(Check.SIGNATURE, ReasonCode.DISCLOSURE_MISMATCH, reason.code());
                }
                yield Optional.empty();
            }
        };
    }

    private Optional<Signed<DigitalSeal>> seal(byte[] bytes) {
        return switch (DigitalSeal.parse(bytes)) {
            case DigitalSeal.Accepted(DigitalSeal seal) -> {
                String reference = seal.certificateReference();
                yield Optional.of(new Signed<>(seal, trust.sealKey(reference).or(() -> carriedKey(reference))));
            }
            case DigitalSeal.Refused refused -> {
                refuse(Check.SCHEMA, ReasonCode.SEAL_MALFORMED, refused.reason().code());
                yield Optional.empty();
            }
        };
    }

    private Optional<VerifyingKey> carriedKey(String reference) {
        return carriedKeys.stream()
                .filter(key -> SealSigner.ofThumbprint(key.thumbprint())
                        .certificateReference()
                        .equals(reference))
                .findFirst();
    }

    private Part<Signed<StatusListToken>> statusList(StatusListEvidence gathered, Optional<String> carried) {
        Optional<String> text =
                gathered instanceof StatusListEvidence.Token token ? Optional.of(token.text()) : carried;
        if (text.isEmpty()) {
            return new Part.Missing<>(
                    gathered instanceof StatusListEvidence.NotAvailable notAvailable ? notAvailable.detail() : "");
        }
        return switch (cache.statusList(text.get())) {
            case StatusListToken.Accepted(StatusListToken token) ->
                new Part.Present<>(new Signed<>(token, key(token.jws())));
            case StatusListToken.Refused refused ->
                new Part.Refused<>(refused.reason().code());
        };
    }

    private static Optional<Entry> entry(Bundle bundle) {
        return bundle.payload()
                .map(payload -> new Entry(
                        bundle.salt().orElseThrow(),
                        payload,
                        CredentialPayload.parse(payload),
                        bundle.index().isPresent() ? Optional.of(bundle.index().getAsLong()) : Optional.empty()));
    }

    private static Part<TlogProof> proof(String text) {
        return switch (TlogProof.parse(text)) {
            case Parsed.Ok<TlogProof>(TlogProof proof) -> new Part.Present<>(proof);
            case Parsed.Malformed<TlogProof>(String reason) -> new Part.Refused<>(reason);
        };
    }

    /** The key in the certificate of a header; the one of the policy when it has the same, for that is loaded already. */
    private Optional<VerifyingKey> key(CompactJws jws) {
        return jws.certificate().flatMap(CertificateKey::spkiOf).flatMap(spki -> {
            Sha256Digest thumbprint = Sha256Digest.hash(spki);
            return trust.key(thumbprint).or(() -> PublicKeys.fromSpki(spki));
        });
    }

    private void readKeys(Bundle bundle, boolean presented) {
        for (byte[] spki : bundle.keys()) {
            Optional<VerifyingKey> key = trust.key(Sha256Digest.hash(spki)).or(() -> PublicKeys.fromSpki(spki));
            key.ifPresent(carriedKeys::add);
            if (presented) {
                bundleKeys.add(new BundleKey(key));
            }
        }
    }

    private void refuse(Check check, ReasonCode reason, String detail) {
        if (unreadable == null) {
            unreadable = new Unreadable(check, reason, detail);
        }
    }
}
