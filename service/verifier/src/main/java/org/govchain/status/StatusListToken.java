package org.govchain.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.govchain.jose.Base64Url;
import org.govchain.jose.CompactJws;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published status list: a JWT of type {@code statuslist+jwt} (draft-ietf-oauth-status-list §5.1) that keeps its exact text. Parsing
 * checks its form; who signed it, and whether it is current, is the verifier's question.
 */
public final class StatusListToken {

    /** The media type's name in the header. */
    public static final String TYPE = "statuslist+jwt";
    /** The longest a copy may be served from a cache: a revocation is seen within this time. */
    public static final Duration MAX_TTL = Duration.ofSeconds(60);

    static final String VERSION_CLAIM = "govchain_version";

    private static final long LAST_SECOND = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final int MAX_CHARS = 128 * 1024;

    private final CompactJws jws;
    private final StatusListId id;
    private final long version;
    private final StatusList list;
    private final Instant issuedAt;
    private final Instant expiresAt;

    private StatusListToken(
            CompactJws jws, StatusListId id, long version, StatusList list, Instant issuedAt, Instant expiresAt) {
        this.jws = jws;
        this.id = id;
        this.version = version;
        this.list = list;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    /** A token, or why the text is none. */
    public sealed interface Parsed {}

    /** The text has the form of a token. */
    public record Accepted(StatusListToken token) implements Parsed {}

    /** The text is refused. */
    public record Refused(StatusListRefusal reason) implements Parsed {}

    /** Reads a token strictly; never throws for bad input. */
    public static Parsed parse(String text) {
        Optional<CompactJws> parsed = text.length() > MAX_CHARS ? Optional.empty() : CompactJws.parse(text);
        if (parsed.isEmpty()) {
            return new Refused(StatusListRefusal.MALFORMED);
        }
        CompactJws jws = parsed.get();
        if (!jws.header("typ").equals(Optional.of(TYPE))) {
            return new Refused(StatusListRefusal.WRONG_TYPE);
        }
        return jws.isEs256() ? parseClaims(jws) : new Refused(StatusListRefusal.UNKNOWN_ALGORITHM);
    }

    private static Parsed parseClaims(CompactJws jws) {
        ObjectNode claims = jws.payload();
        Optional<StatusListId> id = StrictJson.text(claims, "sub").flatMap(StatusListId::parse);
        Optional<Long> version = StrictJson.unsigned(claims, VERSION_CLAIM);
        Optional<Instant> issuedAt = instant(claims, "iat");
        Optional<Instant> expiresAt = instant(claims, "exp");
        boolean ttlFits = StrictJson.unsigned(claims, "ttl")
                .filter(ttl -> ttl >= 1 && ttl <= MAX_TTL.toSeconds())
                .isPresent();
        if (id.isEmpty() || version.isEmpty() || issuedAt.isEmpty() || expiresAt.isEmpty() || !ttlFits) {
            return new Refused(StatusListRefusal.MALFORMED);
        }
        if (!(claims.get("status_list") instanceof ObjectNode statusList)) {
            return new Refused(StatusListRefusal.MALFORMED);
        }
        JsonNode bits = statusList.get("bits");
        if (bits == null || !bits.isInt() || bits.intValue() != StatusList.BITS) {
            return new Refused(StatusListRefusal.WRONG_BITS);
        }
        return StrictJson.text(statusList, "lst")
                .flatMap(Base64Url::decode)
                .flatMap(StatusList::decompress)
                .<Parsed>map(list -> new Accepted(
                        new StatusListToken(jws, id.get(), version.get(), list, issuedAt.get(), expiresAt.get())))
                .orElse(new Refused(StatusListRefusal.BAD_LIST));
    }

    private static Optional<Instant> instant(ObjectNode claims, String name) {
        return StrictJson.unsigned(claims, name)
                .filter(seconds -> seconds <= LAST_SECOND)
                .map(Instant::ofEpochSecond);
    }

    /** The list's URI ({@code sub}). */
    public StatusListId id() {
        return id;
    }

    /** The list's version; grows with every change. */
    public long version() {
        return version;
    }

    /** The statuses. */
    public StatusList list() {
        return list;
    }

    /** When it was signed ({@code iat}): the "as of" of every answer from it. */
    public Instant issuedAt() {
        return issuedAt;
    }

    /** From when on it no longer counts ({@code exp}). */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** The exact JWT, to look at its header and to verify its signature. */
    public CompactJws jws() {
        return jws;
    }

    /** The exact text. */
    public String text() {
        return jws.text();
    }
}
