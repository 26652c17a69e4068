package org.govchain.service.documents;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDefaultObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.signing.ToSign;
import org.springframework.stereotype.Component;

/**
 * Signs PDF files as PAdES baseline B (ETSI EN 319 142-1): B-T with a timestamp inside the signature, B-B while there is none to be had;
 * then the timestamp comes later, over the whole file, as a revision of its own, which is B-T as well.
 */
@Component
class PdfSigner {

    /** Zone for a signature with its certificates and a timestamp with its own. */
    private static final int CONTENTS_BYTES = 16_384;

    /** A signed file and whether its timestamp is inside. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
    record Signed(byte[] file, boolean timestamped) {

        /** Never the content. */
        @Override
        public String toString() {
            return "Signed[" + file.length + " bytes]";
        }
    }

    private final Signing signing;
    private final TimestampAuthority timestamps;
    private final Clock clock;

    PdfSigner(Signing signing, TimestampAuthority timestamps, Clock clock) {
        this.signing = signing;
        this.timestamps = timestamps;
        this.clock = clock;
    }

    /** Signs with the authority's document key; the audit events before and after are the signing module's. */
    Signed sign(AuthorityId authority, byte[] unsigned) {
        SigningKey key = signing.key(authority, KeyPurpose.DOCUMENT);
        Instant now = clock.instant();
        try (SigningRevision revision = SigningRevision.of(unsigned, now, CONTENTS_BYTES)) {
            CadesSignature signature = new CadesSignature(revision.digest(), signing.certificates(key), now);
            ToSign toSign = new ToSign(key, signature.toSign());
            byte[] value = der(signing.sign(authority, List.of(toSign)).getFirst());
            byte[] cms = signature.with(value);
            Optional<byte[]> token = timestamps.isConfigured() && !timestamps.isResting()
                    ? timestamps.token(Sha256Digest.hash(value).bytes())
                    : Optional.empty();
            byte[] whole =
                    token.map(known -> CadesSignature.withTimestamp(cms, known)).orElse(cms);
            return new Signed(revision.with(whole), token.isPresent());
        }
    }

    /** The file with a document timestamp as a later revision; empty when there is none to be had. */
    Optional<byte[]> timestamp(byte[] signed) {
        PAdESTimestampParameters parameters = new PAdESTimestampParameters(DigestAlgorithm.SHA256);
        parameters.setContentSize(CONTENTS_BYTES);
        PAdESService service = new PAdESService(new CommonCertificateVerifier(true));
        service.setPdfObjFactory(new PdfBoxDefaultObjectFactory());
        service.setTspSource((algorithm, digest) ->
                new TimestampBinary(timestamps.token(digest).orElseThrow(NoTimestamp::new)));
        try {
            return Optional.of(bytes(service.timestamp(new InMemoryDocument(signed, "notice.pdf"), parameters)));
        } catch (NoTimestamp e) {
            return Optional.empty();
        }
    }

    /** Leads out of the library; the reason is the authority's trouble. */
    private static final class NoTimestamp extends RuntimeException {
        NoTimestamp() {
            super("no timestamp", null, false, false);
        }
    }

    /** ECDSA-Sig-Value of RFC 5480: SEQUENCE of r and s, from the raw 64 bytes. */
    private static byte[] der(byte[] raw) {
        ASN1Integer r = new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 0, raw.length / 2)));
        ASN1Integer s = new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, raw.length / 2, raw.length)));
        try {
            return new DERSequence(new ASN1Integer[] {r, s}).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(DSSDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024);
        try {
            document.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
