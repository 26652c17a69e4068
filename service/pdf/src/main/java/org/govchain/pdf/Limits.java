package org.govchain.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a file may make a reader do. PDFBox unpacks streams into memory without a bound, so every stream is unpacked here first, into
 * nothing, and a file with a filter that could multiply is not opened at all: those of pictures are
 * bound by the size of the picture ({@link BoundedRenderer}).
 */
final class Limits {

    /** A notice has some hundred kilobytes. */
    static final int LARGEST_FILE = 32 << 20;

    /** All streams together, unpacked. */
    static final long MOST_UNPACKED = 192L << 20;

    private static final int LONGEST_DICTIONARY = 16 << 10;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "end".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern FILTER = Pattern.compile("/Filter(?![A-Za-z])");
    private static final Pattern OPENED = Pattern.compile(
            "/Filter\\s*(?:/(?:FlateDecode|DCTDecode|CCITTFaxDecode|JBIG2Decode|JPXDecode)|\\[\\s*/(?:FlateDecode|DCTDecode|CCITTFaxDecode|JBIG2Decode|JPXDecode)\\s*])(?![A-Za-z])");
    private static final Pattern WIDE_ROWS =
            Pattern.compile("/(?:Columns|Rows|Colors|BitsPerComponent)\\s+(?:\\d{6,}|\\d+\\s+\\d+\\s+R)");

    private Limits() {}

    /** Why the file is not opened, in one English sentence; empty when it is small and simple enough. */
    static Optional<String> exceededBy(byte[] file) {
        if (file.length > LARGEST_FILE) {
            return Optional.of("the file is larger than " + (LARGEST_FILE >> 20) + " MiB");
        }
        long budget = MOST_UNPACKED;
        for (int at = indexOf(file, 0); at >= 0; at = indexOf(file, at + STREAM.length)) {
            int content = contentAfter(file, at + STREAM.length);
            if (content < 0 || isEnd(file, at)) {
                continue; // the word in a text
            }
            if (usesAnotherFilter(file, at)) {
                return Optional.of("the file uses a filter that a notice never has");
            }
            budget -= unpacked(file, content, budget);
            if (budget <= 0) {
                return Optional.of("the file unpacks to more than " + (MOST_UNPACKED >> 20) + " MiB");
            }
        }
        return Optional.empty();
    }

    private static int indexOf(byte[] file, int from) {
        for (int i = from; i <= file.length - STREAM.length; i++) {
            if (file[i] == 's' && Arrays.equals(file, i, i + STREAM.length, STREAM, 0, STREAM.length)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isEnd(byte[] file, int at) {
        return at >= END.length && Arrays.equals(file, at - END.length, at, END, 0, END.length);
    }

    /** Where a stream's bytes begin: after spaces and one end of line; −1 when this is no beginning of a stream. */
    private static int contentAfter(byte[] file, int after) {
        int at = after;
        while (at < file.length && file[at] == ' ') {
            at++;
        }
        if (at < file.length && file[at] == '\r') {
            at++;
        }
        if (at < file.length && file[at] == '\n') {
            at++;
        }
        return at == after ? -1 : at;
    }

    /** Whether the dictionary before the stream names anything but Flate or a filter of pictures, or rows that are no rows of a picture. */
    private static boolean usesAnotherFilter(byte[] file, int stream) {
        int from = Math.max(0, stream - LONGEST_DICTIONARY);
        String before = new String(file, from, stream - from, StandardCharsets.ISO_8859_1);
        int object = before.lastIndexOf(" obj");
        if (object < 0) {
            return true; // a dictionary that long hides something
        }
        String dictionary = withoutEscapes(before.substring(object));
        Matcher filters = FILTER.matcher(dictionary);
        while (filters.find()) {
            if (!OPENED.matcher(dictionary)
                    .region(filters.start(), dictionary.length())
                    .lookingAt()) {
                return true;
            }
        }
        return WIDE_ROWS.matcher(dictionary).find();
    }

    /** Names may be written with {@code #} and two digits for any character (ISO 32000-1 section 7.3.5). */
    private static String withoutEscapes(String dictionary) {
        return ESCAPE.matcher(dictionary)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /** Bytes that Flate data at this place unpacks to, at most a little more than the budget; 0 when it is none. */
    private static long unpacked(byte[] file, int from, long budget) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, file.length - from);
            byte[] nowhere = new byte[16 << 10];
            while (!inflater.finished() && inflater.getBytesWritten() <= budget) {
                if (inflater.inflate(nowhere) == 0) {
                    break; // needs more input or a dictionary
                }
            }
            return inflater.getBytesWritten();
        } catch (DataFormatException notFlate) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }
}
