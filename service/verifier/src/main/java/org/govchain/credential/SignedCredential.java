package org.govchain.credential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.jose.CompactJws;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An SD-JWT VC that keeps its exact text (RFC 9901, draft-ietf-oauth-sd-jwt-vc). Parsing checks its form and that every disclosure
 * belongs to it; who signed it, and whether that counts, is the verifier's question. {@code x5c} is never a reason to trust.
 */
public final class SignedCredential {

    /** The media type's name in the header. */
    public static final String TYPE = "dc+sd-jwt";

    /** Longest text that is read, in characters. */
    public static final int MAX_CHARS = 256 * 1024;

    private static final int MAX_DISCLOSURES = 512;

    private final String text;
    private final CompactJws issuerJws;
    private final CredentialFacts facts;
    private final ObjectNode claims;
    private final Optional<KeyBinding> keyBinding;
    /** Computed when first asked for; two threads may both do it. */
    private @Nullable Sha256Digest issuerJwsDigest;

    private SignedCredential(
            String text,
            CompactJws issuerJws,
            CredentialFacts facts,
            ObjectNode claims,
            Optional<KeyBinding> keyBinding) {
        this.text = text;
        this.issuerJws = issuerJws;
        this.facts = facts;
        this.claims = claims;
        this.keyBinding = keyBinding;
    }

    /** A credential, or why the text is none. */
    public sealed interface Parsed {}

    /** The text has the form of a credential and all its disclosures belong to it. */
    public record Accepted(SignedCredential credential) implements Parsed {}

    /** The text is refused. */
    public record Refused(CredentialRefusal reason) implements Parsed {}

    /** Reads {@code <issuer-signed JWT>~<disclosure>~…~[<key binding JWT>]} strictly; never throws for bad input. */
    public static Parsed parse(String text) {
        int firstTilde = text.indexOf('~');
        if (text.length() > MAX_CHARS || firstTilde < 0) {
            return new Refused(CredentialRefusal.MALFORMED);
        }
        Optional<CompactJws> jws = CompactJws.parse(text.substring(0, firstTilde));
        if (jws.isEmpty()) {
            return new Refused(CredentialRefusal.MALFORMED);
        }
        if (!jws.get().header("typ").equals(Optional.of(TYPE))) {
            return new Refused(CredentialRefusal.WRONG_TYPE);
        }
        return jws.get().isEs256() ? parseRest(text, jws.get()) : new Refused(CredentialRefusal.UNKNOWN_ALGORITHM);
    }

    private static Parsed parseRest(String text, CompactJws jws) {
        List<Disclosure> disclosures = new ArrayList<>();
        int from = jws.text().length() + 1;
        int tilde;
        while ((tilde = text.indexOf('~', from)) >= 0) {
            Optional<Disclosure> disclosure = disclosures.size() < MAX_DISCLOSURES
                    ? Disclosure.parse(text.substring(from, tilde))
                    : Optional.empty();
            if (disclosure.isEmpty()) {
                return new Refused(CredentialRefusal.DISCLOSURE_MALFORMED);
            }
            disclosures.add(disclosure.get());
            from = tilde + 1;
        }
        ObjectNode payload = jws.payload();
        return switch (DisclosureMerge.merge(payload, disclosures)) {
            case DisclosureMerge.Refused(CredentialRefusal reason) -> new Refused(reason);
            case DisclosureMerge.Claims(ObjectNode claims) -> withFacts(text, from, jws, payload, claims);
        };
    }

    private static Parsed withFacts(
            String text, int keyBindingFrom, CompactJws jws, ObjectNode payload, ObjectNode claims) {
        return switch (ClearClaims.read(payload, jws)) {
            case ClearClaims.Refused(CredentialRefusal reason) -> new Refused(reason);
            case ClearClaims.Facts(CredentialFacts facts) -> {
                claims.remove(ReservedNames.CLEAR);
                if (keyBindingFrom == text.length()) {
                    yield new Accepted(new SignedCredential(text, jws, facts, claims, Optional.empty()));
                }
                Optional<KeyBinding> binding = KeyBinding.parse(text, keyBindingFrom, facts.holderKey());
                yield binding.isEmpty()
                        ? new Refused(CredentialRefusal.KEY_BINDING_MALFORMED)
                        : new Accepted(new SignedCredential(text, jws, facts, claims, binding));
            }
        };
    }

    /** The exact text. */
    public String text() {
        return text;
    }

    /** The issuer-signed JWT without disclosures, to look at its header and to verify its signature. */
    public CompactJws issuerJws() {
        return issuerJws;
    }

    /** SHA-256 of the issuer-signed JWT's ASCII bytes: what the log entry's payload holds, whatever is disclosed. */
    public Sha256Digest issuerJwsDigest() {
        Sha256Digest known = issuerJwsDigest;
        if (known == null) {
            known = Sha256Digest.hash(issuerJws.text().getBytes(StandardCharsets.US_ASCII));
            issuerJwsDigest = known;
        }
        return known;
    }

    /** What stands in clear. */
    public CredentialFacts facts() {
        return facts;
    }

    /** A copy of the type's claims that are disclosed here, in the order of their disclosures. */
    public ObjectNode claims() {
        return claims.deepCopy();
    }

    /**
     * The text of this credential that discloses only these claims of the top level, without key binding (RFC 9901 §5); empty when one of
     * them is not disclosed here.
     */
    public Optional<String> disclosing(Set<String> names) {
        StringBuilder selected = new StringBuilder(issuerJws.text()).append('~');
        int from = issuerJws.text().length() + 1;
        int kept = 0;
        for (int tilde = text.indexOf('~', from); tilde >= 0; tilde = text.indexOf('~', from)) {
            String piece = text.substring(from, tilde);
            if (Disclosure.parse(piece)
                    .flatMap(Disclosure::name)
                    .filter(names::contains)
                    .isPresent()) {
                selected.append(piece).append('~');
                kept++;
            }
            from = tilde + 1;
        }
        return kept == names.size() ? Optional.of(selected.toString()) : Optional.empty();
    }

    /** The wallet's proof that it holds the key, when one was presented. */
    public Optional<KeyBinding> keyBinding() {
        return keyBinding;
    }
}
