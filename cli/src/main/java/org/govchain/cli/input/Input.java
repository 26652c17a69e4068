package org.govchain.cli.input;

import org.govchain.verify.PdfFacts;

/** What the user handed over, told by its content and never by its file name. */
public sealed interface Input {

    /** A short English name for people. */
    String kind();

    /** A bundle as JSON bytes. */
    record Bundle(Content json) implements Input {
        @Override
        public String kind() {
            return "bundle";
        }
    }

    /** A PDF that carries a bundle, and what was found about the file. */
    record Pdf(Content json, PdfFacts facts) implements Input {
        @Override
        public String kind() {
            return "PDF with an embedded bundle";
        }
    }

    /** The receipt of a hand-over as JSON bytes. */
    record Receipt(Content json) implements Input {
        @Override
        public String kind() {
            return "receipt of a hand-over";
        }
    }

    /** The readings of a time span with their proof, as JSON bytes. */
    record Range(Content json) implements Input {
        @Override
        public String kind() {
            return "range of readings";
        }
    }

    /** The exact text of an SD-JWT credential. */
    record Credential(String text) implements Input {
        @Override
        public String kind() {
            return "SD-JWT credential";
        }
    }

    /** The text of a QR code with a seal, or what looks like it. */
    record SealText(String text, Source source) implements Input {
        @Override
        public String kind() {
            return switch (source) {
                case TEXT -> "QR text";
                case PICTURE -> "picture of a QR code";
                case PDF_PAGE -> "PDF page with a QR code";
            };
        }
    }

    /** The raw bytes of a TR-03171 seal. */
    record RawSeal(Content seal) implements Input {
        @Override
        public String kind() {
            return "raw seal";
        }
    }

    /** Any other file: it can only be looked up by its SHA-256 hash. */
    record AnyFile(Content content) implements Input {
        @Override
        public String kind() {
            return "file, looked up by its hash";
        }
    }

    /** Where a QR text was read from. */
    enum Source {
        TEXT,
        PICTURE,
        PDF_PAGE
    }
}
