package org.govchain.service.issuance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.govchain.log.Salt;
import org.govchain.service.custody.DataKey;
import org.govchain.service.custody.DocumentKeys;
import org.govchain.verify.RecordedChange.Opening;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What opens the log entries of status changes, as one column holds it: salt and payload, which has the authority's own words, encrypted
 * with the document's key. Where the key is gone, they are.
 */
@Component
public final class SealedOpenings {

    /** Columns that {@link #read} wants. */
    public static final String COLUMNS = "s.id, s.document_id, s.opening, k.wrapped_key";

    /** The tables of those columns; changes of erased documents stay, without a key. */
    public static final String TABLES = "status_change s left join document_key k on k.document_id = s.document_id";

    private final DocumentKeys keys;

    SealedOpenings(DocumentKeys keys) {
        this.keys = keys;
    }

    /** What the column {@code opening} of a change holds. */
    public static byte[] seal(DataKey key, UUID change, Opening opening) {
        byte[] payload = opening.payload();
        byte[] plain = Arrays.copyOf(opening.salt().bytes(), Salt.LENGTH + payload.length);
        System.arraycopy(payload, 0, plain, Salt.LENGTH, payload.length);
        return key.seal(plain, place(change));
    }

    /** Reads a row with {@link #COLUMNS}; empty when its document was erased. */
    public Optional<Opening> read(ResultSet rows) throws SQLException {
        byte @Nullable [] sealed = rows.getBytes("opening");
        byte @Nullable [] wrapped = rows.getBytes("wrapped_key");
        if (sealed == null || wrapped == null) {
            return Optional.empty();
        }
        DataKey key = keys.unwrap(rows.getObject("document_id", UUID.class), wrapped);
        byte[] plain = key.open(sealed, place(rows.getObject("id", UUID.class)));
        return Optional.of(new Opening(
                Arrays.copyOfRange(plain, Salt.LENGTH, plain.length), Salt.of(Arrays.copyOf(plain, Salt.LENGTH))));
    }

    /** Authenticated with the bytes, so that rows cannot be swapped. */
    private static String place(UUID change) {
        return "status_change.opening " + change;
    }
}
