package org.govchain.service.documents;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDPropBuild;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDPropBuildDataDict;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.govchain.merkle.Sha256Digest;

/**
 * A file and, appended, the revision that will hold its signature (ISO 32000-1 section 12.8.1). The file is read and the revision written
 * once: what is signed and what is kept are the same bytes, with zeros where the signature goes.
 */
final class SigningRevision implements Closeable {

    private static final COSName CADES = COSName.getPDFName("ETSI.CAdES.detached");

    private final PDDocument document;
    private final ByteArrayOutputStream file;
    private final ExternalSigningSupport revision;

    private SigningRevision(PDDocument document, ByteArrayOutputStream file, ExternalSigningSupport revision) {
        this.document = document;
        this.file = file;
        this.revision = revision;
    }

    /**
     * Prepares a signature in a field that is not drawn.
     *
     * @param at the claimed time of signing
     * @param contentsBytes what the signature may need
     */
    static SigningRevision of(byte[] unsigned, Instant at, int contentsBytes) {
        try {
            PDDocument document = Loader.loadPDF(unsigned);
            try (SignatureOptions options = new SignatureOptions()) {
                options.setPreferredSignatureSize(contentsBytes);
                document.addSignature(dictionary(at), options);
                ByteArrayOutputStream file = new ByteArrayOutputStream(unsigned.length + 4 * contentsBytes);
                return new SigningRevision(document, file, document.saveIncrementalForExternalSigning(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PDSignature dictionary(Instant at) {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(CADES);
        signature.setSignDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
        PDPropBuildDataDict program = new PDPropBuildDataDict();
        program.setName("govchain");
        PDPropBuild build = new PDPropBuild(new COSDictionary());
        build.setPDPropBuildApp(program);
        signature.setPropBuild(build);
        return signature;
    }

    /** Of everything but the zone of the signature. */
    Sha256Digest digest() {
        try {
            return Sha256Digest.hash(revision.getContent().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The signed file; an exception when the zone is too small. To be called once. */
    byte[] with(byte[] cms) {
        try {
            revision.setSignature(cms);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
