package org.govchain.chain.development;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A loopback port that stays the same from one start to the next as long as nobody else takes it. */
public final class RecordedPort {

    private RecordedPort() {}

    /** The port in the file, or 0 when there is none. */
    public static int recorded(Path file) throws IOException {
        if (Files.notExists(file)) {
            return 0;
        }
        String text = Files.readString(file).strip();
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    /**
     * A port nobody listens on: {@code wanted} unless it is 0, else the one in the file, else any; written to the file.
     *
     * @throws IllegalStateException when {@code wanted} is taken
     */
    public static int choose(int wanted, Path file) throws IOException {
        int port = wanted != 0 ? free(wanted) : free(recorded(file));
        if (port == 0 && wanted != 0) {
            throw new IllegalStateException("port " + wanted + " is taken by another program");
        }
        int chosen = port == 0 ? free(0) : port;
        Files.writeString(file, chosen + "\n");
        return chosen;
    }

    /** Whether nobody listens on a port of the loopback interface. */
    public static boolean isFree(int port) {
        return free(port) != 0;
    }

    /** The port itself (any for 0) when it can be bound, else 0. */
    private static int free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}
