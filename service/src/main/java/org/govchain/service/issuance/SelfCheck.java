package org.govchain.service.issuance;

import org.govchain.credential.SignedCredential;
import org.govchain.seal.DigitalSeal;
import org.govchain.service.signing.SigningKey;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Step 4: reads what was just signed as any verifier would, from its exact bytes. A fault of a key store, of memory or of
 * this program ends the request here; the intent is voided and nothing leaves.
 */
@Component
class SelfCheck {

    /** The credential, parsed from the text that will be published. */
    SignedCredential credential(Intended copy, String text, SigningKey key) {
        if (!(SignedCredential.parse(text) instanceof SignedCredential.Accepted(SignedCredential credential))) {
            throw failed(copy, "the credential cannot be parsed");
        }
        if (!credential.issuerJws().isSignedBy(key.publicKey())) {
            throw failed(copy, "the credential's signature does not verify");
        }
        if (!credential.facts().id().equals(copy.id())
                || !credential
                        .claims()
                        .equals(SelfCheck::compare, copy.checked().request().claims())) {
            throw failed(copy, "the credential does not say what was asked for");
        }
        return credential;
    }

    /** Throws when the seal is not one that its readers accept. */
    void seal(Intended copy, byte[] bytes, SigningKey key) {
        if (!(DigitalSeal.parse(bytes) instanceof DigitalSeal.Accepted(DigitalSeal seal))) {
            throw failed(copy, "the seal cannot be parsed");
        }
        if (!seal.isSignedBy(key.publicKey())) {
            throw failed(copy, "the seal's signature does not verify");
        }
    }

    /** The same number may have been read into another class; everything else is compared as it is. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isIntegralNumber() && other.isIntegralNumber()) {
            return one.bigIntegerValue().compareTo(other.bigIntegerValue());
        }
        if (one.isNumber() && other.isNumber()) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    private static IllegalStateException failed(Intended copy, String what) {
        return new IllegalStateException("self-check of " + copy.id() + ": " + what);
    }
}
