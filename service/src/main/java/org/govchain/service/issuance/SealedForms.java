package org.govchain.service.issuance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.govchain.log.Salt;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.DataKey;
import org.govchain.service.custody.DocumentKeys;
import org.springframework.stereotype.Component;

/**
 * The forms of a copy as one column holds them: credential, seal, payload and salt, each after its length in four bytes,
 * encrypted with the document's key. Where the key is gone, they are.
 */
@Component
public final class SealedForms {

    /** Columns that {@link #read} wants; the tables are {@code copy c}, {@code status_list l} and {@code document_key k}. */
    public static final String COLUMNS = "c.id, c.authority, c.document_id, c.forms, c.entry_id, l.uri, k.wrapped_key";

    /** Joins those tables; copies of erased documents fall out. */
    public static final String JOINS =
            " join status_list l on l.id = c.status_list_id join document_key k on k.document_id = c.document_id ";

    private final DocumentKeys keys;

    SealedForms(DocumentKeys keys) {
        this.keys = keys;
    }

    /** What the column {@code forms} of a copy holds. */
    public static byte[] seal(DataKey key, UUID copy, String credential, byte[] seal, byte[] payload, Salt salt) {
        byte[] text = credential.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer plain = ByteBuffer.allocate(
                4 * Integer.BYTES + text.length + seal.length + payload.length + salt.bytes().length);
        for (byte[] part : new byte[][] {text, seal, payload, salt.bytes()}) {
            plain.putInt(part.length).put(part);
        }
        return key.seal(plain.array(), place(copy));
    }

    /** Reads a row with {@link #COLUMNS}. */
    public CopyForms read(ResultSet rows, int number) throws SQLException {
        UUID copy = rows.getObject("id", UUID.class);
        DataKey key = keys.unwrap(rows.getObject("document_id", UUID.class), rows.getBytes("wrapped_key"));
        ByteBuffer plain = ByteBuffer.wrap(key.open(rows.getBytes("forms"), place(copy)));
        return new CopyForms(
                copy,
                new AuthorityId(rows.getString("authority")),
                new String(part(plain), StandardCharsets.US_ASCII),
                part(plain),
                part(plain),
                Salt.of(part(plain)),
                new EntryRef(rows.getLong("entry_id")),
                rows.getString("uri"));
    }

    /** Authenticated with the bytes, so that rows cannot be swapped. */
    private static String place(UUID copy) {
        return "copy.forms " + copy;
    }

    private static byte[] part(ByteBuffer plain) {
        byte[] part = new byte[plain.getInt()];
        plain.get(part);
        return part;
    }
}
