package org.govchain.service.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of notices, parsed: reading a megabyte of tables costs as much as laying out a page. A pair is lent to one file at a time,
 * because a font reads its glyphs when they are first wanted.
 */
record NoticeFonts(TrueTypeFont regular, TrueTypeFont bold) {

    private static final byte[] REGULAR = withoutLigatures(resource("/fonts/NotoSans-Regular.ttf"));
    private static final byte[] BOLD = withoutLigatures(resource("/fonts/NotoSans-Bold.ttf"));

    /** OpenType, "Table directory": 12 bytes, then 16 for each table, which begin with its tag. */
    private static final int FONT_HEADER = 12;

    private static final int FONT_TABLE = 16;
    private static final int GSUB = 0x47535542;
    private static final int UNUSED = 0x47787878;

    /** More files than processors are seldom laid out at once; then a further pair is parsed and forgotten. */
    private static final BlockingQueue<NoticeFonts> IDLE =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    /** A pair for one file; hand it back with {@link #giveBack} when the file is saved. */
    static NoticeFonts take() {
        @Nullable NoticeFonts idle = IDLE.poll();
        return idle == null ? new NoticeFonts(parsed(REGULAR), parsed(BOLD)) : idle;
    }

    void giveBack() {
        var _ = IDLE.offer(this);
    }

    private static TrueTypeFont parsed(byte[] font) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(font));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The font without its GSUB table: PDFBox compiles regular expressions from it for every word, which is most of the work of a
     * page, to join letters that German text does without. The table stays where it is, under a name that nobody reads.
     */
    private static byte[] withoutLigatures(byte[] font) {
        ByteBuffer table = ByteBuffer.wrap(font);
        int tables = table.getShort(4);
        for (int i = 0; i < tables; i++) {
            int entry = FONT_HEADER + i * FONT_TABLE;
            if (table.getInt(entry) == GSUB) {
                table.putInt(entry, UNUSED);
            }
        }
        return font;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(NoticeFonts.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
