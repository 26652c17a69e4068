package org.govchain.service.transfer;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.StrictJson;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.Authority;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.status.StatusLists;
import org.govchain.service.status.TakenOver;
import org.govchain.service.transfer.LineResult.Outcome;
import org.govchain.status.StatusListToken;
import org.govchain.verify.Registry;
import org.govchain.verify.TrustPolicy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes in what an authority's documents are checked by: the public keys that ever signed for it, and its status lists. A key counts
 * because the policy's registry names it for this authority and purpose; a list because such a key has signed it.
 */
@Component
class ImportedKeys {

    private final Signing signing;
    private final StatusLists statusLists;
    private final Clock clock;

    ImportedKeys(Signing signing, StatusLists statusLists, Clock clock) {
        this.signing = signing;
        this.statusLists = statusLists;
        this.clock = clock;
    }

    List<LineResult> keys(TrustPolicy policy, Authority authority, List<ObjectNode> lines, boolean check) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> key(policy, authority, lines.get(i), i + 1, check))
                .toList();
    }

    private LineResult key(TrustPolicy policy, Authority authority, ObjectNode json, int number, boolean check) {
        return switch (KeyLine.parse(json)) {
            case Parsed.Malformed<KeyLine>(String reason) -> LineResult.refused(number, "line-malformed", reason);
            case Parsed.Ok<KeyLine>(KeyLine line) -> key(policy, authority, line, number, check);
        };
    }

    private LineResult key(TrustPolicy policy, Authority authority, KeyLine line, int number, boolean check) {
        Optional<KeyPurpose> purpose = line.known();
        Optional<VerifyingKey> key = PublicKeys.fromSpki(line.spki());
        if (purpose.isEmpty() || key.isEmpty() || !line.isCertified()) {
            return LineResult.refused(
                    number,
                    "key-malformed",
                    "purpose, key or certificate is none, or the certificate is another key's");
        }
        if (!isNamed(policy, authority, key.get(), purpose.get())) {
            return LineResult.of(number, Outcome.LEFT_OUT);
        }
        if (check) {
            return LineResult.of(number, Outcome.SOUND);
        }
        boolean isNew =
                signing.addFormerKey(authority.id(), purpose.get(), key.get(), line.certificate(), line.firstUsed());
        return LineResult.of(number, isNew ? Outcome.IMPORTED : Outcome.PRESENT);
    }

    List<LineResult> lists(TrustPolicy policy, Authority authority, List<ObjectNode> lines, boolean check) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> list(policy, authority, lines.get(i), i + 1, check))
                .toList();
    }

    private LineResult list(TrustPolicy policy, Authority authority, ObjectNode json, int number, boolean check) {
        Optional<StatusListToken> token = token(json);
        if (token.isEmpty()) {
            return LineResult.refused(number, "status-list-malformed", "the token is no status list of this URI");
        }
        if (!isSigned(policy, authority, token.get())) {
            return LineResult.refused(
                    number,
                    "status-list-signature-wrong",
                    "no status key that the registry names for the authority has signed the list, or the list is not its own");
        }
        if (token.get().issuedAt().isAfter(clock.instant().plusSeconds(60))) {
            return LineResult.refused(number, "status-list-later", "the list says that it was signed later than now");
        }
        return switch (statusLists.takeOver(authority.id(), token.get(), check)) {
            case TakenOver.Continued _, TakenOver.Kept _ ->
                LineResult.of(number, check ? Outcome.SOUND : Outcome.IMPORTED);
            case TakenOver.Present _ -> LineResult.of(number, Outcome.PRESENT);
            case TakenOver.Refused(String reason) -> LineResult.refused(number, "status-list-taken", reason);
        };
    }

    /** The list of a line; empty when it is none, or not the one that the line names. */
    static Optional<StatusListToken> token(ObjectNode json) {
        Optional<String> text = StrictJson.text(json, "token");
        Optional<String> uri = StrictJson.text(json, "uri");
        return text.isPresent()
                        && StatusListToken.parse(text.get()) instanceof StatusListToken.Accepted(StatusListToken token)
                ? Optional.of(token)
                        .filter(read -> uri.filter(read.id().uri()::equals).isPresent())
                : Optional.empty();
    }

    private static boolean isSigned(TrustPolicy policy, Authority authority, StatusListToken token) {
        boolean own = policy.registry()
                .statusList(token.id().hash())
                .filter(entry -> entry.authority().equals(id(authority)))
                .isPresent();
        return own
                && policy.keys().stream()
                        .filter(key -> isNamed(policy, authority, key, KeyPurpose.STATUS))
                        .anyMatch(key -> token.jws().isSignedBy(key));
    }

    private static boolean isNamed(TrustPolicy policy, Authority authority, VerifyingKey key, KeyPurpose purpose) {
        return policy.registry()
                .authority(id(authority))
                .flatMap(registered -> registered.key(key.thumbprint()))
                .filter(found -> (found.purposes() & purpose.bit()) != 0)
                .isPresent();
    }

    private static Sha256Digest id(Authority authority) {
        return Registry.idOf(authority.issuer().toString());
    }
}
