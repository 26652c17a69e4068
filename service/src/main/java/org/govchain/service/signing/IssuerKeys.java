package org.govchain.service.signing;

import java.security.cert.CertificateEncodingException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.service.authority.AuthorityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every key that ever signed here; what was signed with a retired one must stay verifiable. */
@Component
final class IssuerKeys {

    private final JdbcClient jdbc;

    IssuerKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void remember(List<SigningKey> keys) {
        for (SigningKey key : keys) {
            jdbc.sql("insert into issuer_key (authority, thumbprint, purpose, spki, certificate) values (?, ?, ?, ?, ?)"
                            + " on conflict do nothing")
                    .params(
                            key.authority().slug(),
                            key.publicKey().thumbprint().bytes(),
                            key.purpose().name(),
                            key.publicKey().spki(),
                            encoded(key))
                    .update();
        }
    }

    /** A key that signed elsewhere; whether it is new here. */
    boolean remember(
            AuthorityId authority, KeyPurpose purpose, VerifyingKey key, byte[] certificate, Instant firstUsed) {
        return jdbc.sql("insert into issuer_key (authority, thumbprint, purpose, spki, certificate, first_used)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                authority.slug(),
                                key.thumbprint().bytes(),
                                purpose.name(),
                                key.spki(),
                                certificate,
                                Timestamp.from(firstUsed))
                        .update()
                > 0;
    }

    List<VerifyingKey> all() {
        return jdbc.sql("select distinct thumbprint, spki from issuer_key order by thumbprint")
                .query((row, _) -> PublicKeys.fromSpki(row.getBytes("spki"))
                        .orElseThrow(() -> new IllegalStateException("issuer_key holds a key that is none")))
                .list();
    }

    private static byte[] encoded(SigningKey key) {
        try {
            return key.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate read from a key store has an encoding", e);
        }
    }
}
