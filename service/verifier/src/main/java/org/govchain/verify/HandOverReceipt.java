package org.govchain.verify;

import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import tools.jackson.databind.node.ObjectNode;

/**
 * One file that shows what happened to a hand-over (docs/spec/hand-over.md): the event that an entry of the log commits to, and what proves
 * the entry. Holds what was claimed. Immutable; never prints its contents.
 */
public final class HandOverReceipt {

    /** Media type of the JSON form. */
    public static final String MEDIA_TYPE = "application/vnd.govchain.hand-over-receipt+json";

    /** Largest JSON form that is read, in bytes. */
    public static final int MAX_LENGTH = 1 << 20;

    /** What the member {@code format} says. */
    public static final String FORMAT = "govchain-hand-over-receipt/1";

    private final byte[] payload;
    private final Salt salt;
    private final Optional<String> proof;
    private final Optional<AnchorClaim> anchor;
    private final Optional<ConsortiumSeal> consortiumSeal;

    /** A receipt of these parts; the event's bytes are copied. */
    public HandOverReceipt(
            byte[] payload,
            Salt salt,
            Optional<String> proof,
            Optional<AnchorClaim> anchor,
            Optional<ConsortiumSeal> consortiumSeal) {
        this.payload = payload.clone();
        this.salt = salt;
        this.proof = proof;
        this.anchor = anchor;
        this.consortiumSeal = consortiumSeal;
    }

    /** Reads the JSON form; refuses unknown members and more than 1 MiB. */
    public static Parsed<HandOverReceipt> parse(byte[] json) {
        if (json.length > MAX_LENGTH) {
            return new Parsed.Malformed<>("receipt is longer than 1 MiB");
        }
        return StrictJson.parseObject(json)
                .map(HandOverReceipt::read)
                .orElseGet(() -> new Parsed.Malformed<>("receipt is not a strict JSON object in UTF-8"));
    }

    private static Parsed<HandOverReceipt> read(ObjectNode json) {
        Members members = new Members(json, "receipt");
        members.expect("format", FORMAT);
        byte[] payload = members.base64Url("payload");
        byte[] salt = members.base64Url("salt");
        if (salt.length != Salt.LENGTH) {
            members.refuse("salt has not " + Salt.LENGTH + " bytes");
        }
        EntryProof proof = EntryProof.read(members);
        Optional<String> problem = members.problem();
        return problem.isPresent()
                ? new Parsed.Malformed<>(problem.get())
                : new Parsed.Ok<>(new HandOverReceipt(
                        payload, Salt.of(salt), proof.proof(), proof.anchor(), proof.consortiumSeal()));
    }

    /** The JSON form: compact, members in the order of the specification, UTF-8. */
    public byte[] toJson() {
        JsonText json = new JsonText(4096).raw("{").member("format", FORMAT);
        json.raw(",").member("payload", Base64Url.encode(payload));
        json.raw(",").member("salt", Base64Url.encode(salt.bytes()));
        new EntryProof(proof, anchor, consortiumSeal).write(json);
        return json.raw("}").toUtf8();
    }

    /** The event, deterministic CBOR. */
    public byte[] payload() {
        return payload.clone();
    }

    /** What keeps the entry's commitment closed to others. */
    public Salt salt() {
        return salt;
    }

    /** C2SP tlog-proof; absent while the entry is not anchored. */
    public Optional<String> proof() {
        return proof;
    }

    /** Where the checkpoint of the proof is said to be anchored. */
    public Optional<AnchorClaim> anchor() {
        return anchor;
    }

    /** That the validators sealed the block with the anchor. */
    public Optional<ConsortiumSeal> consortiumSeal() {
        return consortiumSeal;
    }

    @Override
    public String toString() {
        return "HandOverReceipt[proof=" + proof.isPresent() + "]";
    }
}
