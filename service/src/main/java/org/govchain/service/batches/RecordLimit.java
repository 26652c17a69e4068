package org.govchain.service.batches;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Fails when one record is longer than allowed: a quote that is never closed would otherwise bring the whole file into memory. */
final class RecordLimit extends FilterReader {

    /** There is more than one record may have. */
    static final class Exceeded extends IOException {
        private Exceeded() {
            super("a record is too long");
        }
    }

    /** What a parser reads ahead of the record it works on. */
    private static final int READ_AHEAD = 16 * 1024;

    private final int limit;
    private int left;

    RecordLimit(Reader in, int limit) {
        super(in);
        this.limit = limit + READ_AHEAD;
        this.left = this.limit;
    }

    /** The next record begins. */
    void nextRecord() {
        left = limit;
    }

    @Override
    public int read() throws IOException {
        int c = super.read();
        take(1);
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, Math.min(length, READ_AHEAD));
        take(Math.max(0, read));
        return read;
    }

    private void take(int count) throws IOException {
        left -= count;
        if (left < 0) {
            throw new Exceeded();
        }
    }
}
