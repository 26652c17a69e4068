package org.govchain.service.custody;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts bytes and ends after the limit, remembering that there was more. */
final class BoundedStream extends FilterInputStream {

    private final long limit;
    private long count;
    private boolean exceeded;

    BoundedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (exceeded) {
            return -1;
        }
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count += read;
            exceeded = count > limit;
        }
        return exceeded ? -1 : read;
    }

    long count() {
        return count;
    }

    boolean isExceeded() {
        return exceeded;
    }
}
