package org.govchain.service.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands between the service and its broker: swallows what the service says, and cuts the line. */
final class TestProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int broker;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private volatile boolean mute;

    private TestProxy(ServerSocket server, int broker) {
        this.server = server;
        this.broker = broker;
    }

    /** In front of the port of a broker. */
    static TestProxy before(int broker) {
        try {
            TestProxy proxy = new TestProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), broker);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on what the service says does not arrive, acknowledgements among it. */
    void mute() {
        mute = true;
    }

    /** Cuts all connections; new ones are heard. */
    void cut() throws IOException {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
        mute = false;
    }

    /** All that the service has said, byte for byte. */
    synchronized String said() {
        return said.toString(StandardCharsets.ISO_8859_1);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket service = server.accept();
                sockets.add(service);
                Socket to = new Socket(InetAddress.getLoopbackAddress(), broker);
                sockets.add(to);
                Thread.ofVirtual().start(() -> pump(service, to, true));
                Thread.ofVirtual().start(() -> pump(to, service, false));
            } catch (IOException brokerIsAwayOrWeEnd) {
                closeLast();
            }
        }
    }

    private void closeLast() {
        try {
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pump(Socket from, Socket to, boolean ofService) {
        byte[] buffer = new byte[16 << 10];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (ofService) {
                    record(buffer, read);
                }
                if (!ofService || !mute) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException cut) {
            // the other direction ends, too
        }
    }

    private synchronized void record(byte[] buffer, int length) {
        said.write(buffer, 0, length);
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
