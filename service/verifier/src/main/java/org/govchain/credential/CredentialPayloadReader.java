package org.govchain.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;

/** One pass over the bytes of a payload; the first fault is the reason. */
final class CredentialPayloadReader {

    private final CborReader in;
    private @Nullable CredentialId credentialId;
    private @Nullable DocumentId documentId;
    private long documentVersion;
    private @Nullable CredentialTypeId type;
    private @Nullable Sha256Digest issuerJwsDigest;
    private @Nullable Sha256Digest sealDigest;
    private List<Sha256Digest> attachmentDigests = List.of();

    CredentialPayloadReader(byte[] cbor) {
        in = new CborReader(cbor);
    }

    CredentialPayload.Parsed read() {
        long members = in.head(CborWriter.MAP);
        long previous = -1;
        for (long i = 0; i < members && !in.failed(); i++) {
            long key = in.unsigned();
            Optional<PayloadRefusal> refusal = in.failed()
                    ? Optional.of(PayloadRefusal.NOT_DETERMINISTIC_CBOR)
                    : key <= previous ? Optional.of(PayloadRefusal.KEYS_NOT_ASCENDING) : member(key);
            if (refusal.isPresent()) {
                return new CredentialPayload.Refused(refusal.get());
            }
            previous = key;
        }
        if (in.failed() || !in.isAtEnd()) {
            return new CredentialPayload.Refused(PayloadRefusal.NOT_DETERMINISTIC_CBOR);
        }
        return complete();
    }

    private Optional<PayloadRefusal> member(long key) {
        boolean fits = switch ((int) Math.min(key, Integer.MAX_VALUE)) {
            case 1 -> {
                byte[] id = in.bytes();
                credentialId = id.length == CredentialId.LENGTH ? CredentialId.of(id) : null;
                yield credentialId != null;
            }
            case 2 -> {
                byte[] id = in.bytes();
                documentId = id.length == DocumentId.LENGTH ? DocumentId.of(id) : null;
                yield documentId != null;
            }
            case 3 -> (documentVersion = in.unsigned()) >= 1;
            case 4 -> (type = CredentialTypeId.parse(in.text()).orElse(null)) != null;
            case 5 -> (issuerJwsDigest = digest()) != null;
            case 6 -> (sealDigest = digest()) != null;
            case 7 -> attachments();
            default -> {
                yield false;
            }
        };
        if (in.failed()) {
            return Optional.of(PayloadRefusal.NOT_DETERMINISTIC_CBOR);
        }
        if (key < 1 || key > 7) {
            return Optional.of(PayloadRefusal.UNKNOWN_KEY);
        }
        return fits ? Optional.empty() : Optional.of(PayloadRefusal.BAD_VALUE);
    }

    private boolean attachments() {
        long count = in.head(CborWriter.ARRAY);
        if (count < 1 || count > CredentialPayload.MAX_ATTACHMENTS) {
            return false;
        }
        List<Sha256Digest> digests = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            Sha256Digest digest = digest();
            if (digest == null) {
                return false;
            }
            digests.add(digest);
        }
        attachmentDigests = digests;
        return true;
    }

    private @Nullable Sha256Digest digest() {
        byte[] bytes = in.bytes();
        return bytes.length == Sha256Digest.LENGTH ? Sha256Digest.of(bytes) : null;
    }

    private CredentialPayload.Parsed complete() {
        if (credentialId == null
                || documentId == null
                || documentVersion == 0
                || type == null
                || issuerJwsDigest == null) {
            return new CredentialPayload.Refused(PayloadRefusal.KEY_MISSING);
        }
        return new CredentialPayload.Accepted(new CredentialPayload(
                credentialId,
                documentId,
                documentVersion,
                type,
                issuerJwsDigest,
                Optional.ofNullable(sealDigest),
                attachmentDigests));
    }
}
