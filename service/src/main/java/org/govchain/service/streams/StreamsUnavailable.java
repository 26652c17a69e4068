package org.govchain.service.streams;

/** Nothing was stored: the database does not answer, or another process writes. The sender keeps what it has and sends it again. */
public final class StreamsUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says no more than that. */
    public StreamsUnavailable() {
        super("streams cannot be written here at the moment", null, false, false);
    }
}
