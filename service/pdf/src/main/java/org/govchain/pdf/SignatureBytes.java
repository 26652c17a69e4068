package org.govchain.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.ReasonCode;

/**
 * What one signature dictionary covers (ISO 32000-1 section 12.8.1): everything from the first byte of the file to the end of a
 * revision, but for its own {@code Contents}. Anything else is refused: gaps are where attacks live.
 */
final class SignatureBytes {

    private static final COSName BYTE_RANGE = COSName.getPDFName("ByteRange");
    private static final String END_OF_FILE = "%%EOF";

    private final byte[] file;
    private final byte[] contents;
    private final int gapStart;
    private final int gapEnd;
    private final int end;

    private SignatureBytes(byte[] file, byte[] contents, int gapStart, int gapEnd, int end) {
        this.file = file;
        this.contents = contents;
        this.gapStart = gapStart;
        this.gapEnd = gapEnd;
        this.end = end;
    }

    static SignatureBytes of(byte[] file, COSDictionary signature) throws Refusal {
        if (!(signature.getDictionaryObject(COSName.CONTENTS) instanceof COSString contents)
                || contents.getBytes().length == 0) {
            throw malformed("no Contents");
        }
        if (!(signature.getDictionaryObject(BYTE_RANGE) instanceof COSArray range) || range.size() != 4) {
            throw malformed("no ByteRange of four numbers");
        }
        long[] numbers = new long[4];
        for (int i = 0; i < numbers.length; i++) {
            COSBase number = range.getObject(i);
            numbers[i] = number instanceof COSNumber it ? it.longValue() : -1;
        }
        long end = numbers[2] + numbers[3];
        if (Arrays.stream(numbers).anyMatch(number -> number < 0 || number > file.length)
                || end > file.length
                || numbers[1] >= numbers[2]) {
            throw malformed("ByteRange " + Arrays.toString(numbers));
        }
        SignatureBytes bytes =
                new SignatureBytes(file, contents.getBytes(), (int) numbers[1], (int) numbers[2], (int) end);
        bytes.requireNothingLeftOut(numbers[0]);
        return bytes;
    }

    private void requireNothingLeftOut(long start) throws Refusal {
        if (start != 0) {
            throw partial("it begins at byte " + start);
        }
        if (!new String(file, 0, Math.min(8, file.length), StandardCharsets.ISO_8859_1).startsWith("%PDF-")) {
            throw partial("the file does not begin with its header");
        }
        boolean brackets = file[gapStart] == '<' && file[gapEnd - 1] == '>';
        String gap = brackets ? new String(file, gapStart + 1, gapEnd - gapStart - 2, StandardCharsets.ISO_8859_1) : "";
        if (gap.isEmpty() || gap.length() % 2 != 0 || !gap.chars().allMatch(HexFormat::isHexDigit)) {
            throw partial("what it leaves out is more than its own Contents");
        }
        if (!Arrays.equals(HexFormat.of().parseHex(gap), contents)) {
            throw partial("what it leaves out is not its own Contents");
        }
        if (!endsARevision(end)) {
            throw partial("it does not reach to the end of its revision");
        }
    }

    /** Whether a revision ends here: %%EOF and at most one end of line. */
    private boolean endsARevision(int at) {
        String tail = new String(file, Math.max(0, at - 8), at - Math.max(0, at - 8), StandardCharsets.ISO_8859_1);
        String line = tail.endsWith("\r\n")
                ? tail.substring(0, tail.length() - 2)
                : tail.endsWith("\n") || tail.endsWith("\r") ? tail.substring(0, tail.length() - 1) : tail;
        return line.endsWith(END_OF_FILE);
    }

    /** First byte after the revision. */
    int end() {
        return end;
    }

    /** The CMS container, without the zeros that pad it; empty when there is none or something else behind it. */
    Optional<byte[]> container() {
        try (ASN1InputStream in = new ASN1InputStream(contents)) {
            ASN1Primitive first = in.readObject();
            byte[] padding = in.readAllBytes();
            boolean clean = first != null && Arrays.equals(padding, new byte[padding.length]);
            return clean ? Optional.of(first.getEncoded()) : Optional.empty();
        } catch (IOException noContainer) {
            return Optional.empty();
        }
    }

    /** The signed bytes: all but the gap. */
    byte[] covered() {
        byte[] covered = new byte[gapStart + end - gapEnd];
        System.arraycopy(file, 0, covered, 0, gapStart);
        System.arraycopy(file, gapEnd, covered, gapStart, end - gapEnd);
        return covered;
    }

    Sha256Digest digest() {
        return Sha256Digest.hash(covered());
    }

    private static Refusal malformed(String detail) {
        return new Refusal(ReasonCode.PDF_SIGNATURE_MALFORMED, detail);
    }

    private static Refusal partial(String detail) {
        return new Refusal(ReasonCode.PDF_SIGNATURE_PARTIAL, detail);
    }
}
