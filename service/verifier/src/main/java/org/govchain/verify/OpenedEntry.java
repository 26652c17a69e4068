package org.govchain.verify;

import java.util.Optional;
import java.util.function.Function;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import org.govchain.log.Salt;
import tools.jackson.databind.node.ObjectNode;

/**
 * What receipts and the proofs of PDF files have in common in their JSON forms: the payload that a closed entry of the log commits to, the
 * salt that opens it, and what proves the entry. Immutable; never prints its contents.
 */
final class OpenedEntry {

    /** Largest JSON form that is read, in bytes. */
    static final int MAX_LENGTH = 1 << 20;

    private final byte[] payload;
    private final Salt salt;
    private final EntryProof proof;

    /** Copies the payload. */
    OpenedEntry(byte[] payload, Salt salt, EntryProof proof) {
        this.payload = payload.clone();
        this.salt = salt;
        this.proof = proof;
    }

    /**
     * Reads the JSON form; refuses unknown members and more than 1 MiB.
     *
     * @param form what is read, for the reasons of refusals
     * @param format what the member {@code format} must say
     * @param make the whole, from what was read
     */
    static <T> Parsed<T> parse(byte[] json, String form, String format, Function<OpenedEntry, Parsed<T>> make) {
        if (json.length > MAX_LENGTH) {
            return new Parsed.Malformed<>(form + " is longer than 1 MiB");
        }
        Optional<ObjectNode> object = StrictJson.parseObject(json);
        if (object.isEmpty()) {
            return new Parsed.Malformed<>(form + " is not a strict JSON object in UTF-8");
        }
        Members members = new Members(object.get(), form);
        members.expect("format", format);
        byte[] payload = members.base64Url("payload");
        byte[] salt = members.base64Url("salt");
        if (salt.length != Salt.LENGTH) {
            members.refuse("salt has not " + Salt.LENGTH + " bytes");
        }
        EntryProof proof = EntryProof.read(members);
        return members.problem()
                .<Parsed<T>>map(Parsed.Malformed::new)
                .orElseGet(() -> make.apply(new OpenedEntry(payload, Salt.of(salt), proof)));
    }

    /** The JSON form: compact, members in the order of the specification, UTF-8. */
    byte[] toJson(String format) {
        JsonText json = new JsonText(4096).raw("{").member("format", format);
        json.raw(",").member("payload", Base64Url.encode(payload));
        json.raw(",").member("salt", Base64Url.encode(salt.bytes()));
        proof.write(json);
        return json.raw("}").toUtf8();
    }

    byte[] payload() {
        return payload.clone();
    }

    Salt salt() {
        return salt;
    }

    EntryProof proof() {
        return proof;
    }
}
