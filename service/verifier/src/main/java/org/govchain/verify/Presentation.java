package org.govchain.verify;

import java.util.Optional;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;

/** What somebody showed, before anything about it is believed. */
public sealed interface Presentation {

    /** In which form it was shown. */
    Carrier carrier();

    /** The history that a bundle brings along. */
    default Optional<StatusHistory> history() {
        return this instanceof InBundle(var _, Parsed.Ok<Bundle>(Bundle bundle), var _)
                ? bundle.history()
                : Optional.empty();
    }

    /** What the proof of a presented PDF file is found by, when the file was read and is what its signature covers. */
    default Optional<Sha256Digest> signedRange() {
        return this instanceof InBundle in ? in.file().flatMap(PdfFacts::signedRange) : Optional.empty();
    }

    /** The bytes of a digital seal, from a QR code. Do not change the array. */
    @SuppressWarnings("ArrayRecordComponent") // identity is never asked for, and a copy would only cost time
    record Seal(byte[] bytes) implements Presentation {
        @Override
        public Carrier carrier() {
            return Carrier.SEAL;
        }

        @Override
        public String toString() {
            return "Seal[" + bytes.length + " bytes]";
        }
    }

    /** The text of an SD-JWT VC, with disclosures and perhaps a key binding. */
    record Credential(String text) implements Presentation {
        @Override
        public Carrier carrier() {
            return Carrier.CREDENTIAL;
        }

        @Override
        public String toString() {
            return "Credential[" + text.length() + " characters]";
        }
    }

    /**
     * A bundle, as file or out of a PDF; perhaps one that could not be read.
     *
     * @param file what is known of the PDF around it; empty when nobody looked, then it is judged as a bundle
     */
    record InBundle(Carrier carrier, Parsed<Bundle> bundle, Optional<PdfFacts> file) implements Presentation {

        /** Throws {@link IllegalArgumentException} for a carrier that holds no bundle. */
        public InBundle {
            if (carrier != Carrier.BUNDLE && carrier != Carrier.PDF) {
                throw new IllegalArgumentException("a " + carrier + " holds no bundle");
            }
        }
    }

    /** A file whose hash a credential names; the credential comes with the evidence. */
    record Attachment(Sha256Digest digest) implements Presentation {
        @Override
        public Carrier carrier() {
            return Carrier.ATTACHMENT;
        }
    }

    /** A bundle file. */
    static Presentation bundle(byte[] json) {
        return new InBundle(Carrier.BUNDLE, Bundle.parse(json), Optional.empty());
    }

    /** A bundle at hand. */
    static Presentation bundle(Bundle bundle) {
        return new InBundle(Carrier.BUNDLE, new Parsed.Ok<>(bundle), Optional.empty());
    }

    /** The bundle file that a PDF carries, by someone who cannot read the PDF itself. */
    static Presentation pdf(byte[] bundleJson) {
        return new InBundle(Carrier.PDF, Bundle.parse(bundleJson), Optional.empty());
    }

    /** A PDF file: the bundle in it, and what a reader found about the file itself. */
    static Presentation pdf(byte[] bundleJson, PdfFacts file) {
        return new InBundle(Carrier.PDF, Bundle.parse(bundleJson), Optional.of(file));
    }
}
