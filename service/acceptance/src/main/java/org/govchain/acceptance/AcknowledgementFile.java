package org.govchain.acceptance;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the service acknowledged, one credential id a line. A line is forced to disk before the next request is sent: it is
 * kept by a process that the campaign never kills, so it is the witness against which the service is judged.
 */
final class AcknowledgementFile implements Closeable {

    private final FileChannel channel;

    AcknowledgementFile(Path file) throws IOException {
        channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    synchronized void record(List<String> credentialIds) throws IOException {
        String lines = String.join("\n", credentialIds) + "\n";
        channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
        channel.force(false);
    }

    static List<String> read(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.US_ASCII) : List.of();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
