package org.govchain.service.streams;

import org.govchain.stream.LeafKind;

/**
 * A leaf as it is stored.
 *
 * @param stream number of the stream
 * @param position in the stream
 * @param kind of leaf
 * @param received in milliseconds since 1970
 * @param measured in milliseconds since 1970
 * @param lateness in seconds
 * @param payload exact bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(long stream, long position, LeafKind kind, long received, long measured, int lateness, byte[] payload) {}
