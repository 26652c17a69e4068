package org.govchain.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback interface that nobody listens on, all different because all are held until the last is found. */
public final class FreePorts {

    private FreePorts() {}

    /** The same members, those on this machine on other ports. */
    public static NetworkDescription chosen(NetworkDescription description) throws IOException {
        List<Integer> ports = find(2 * description.members().size());
        List<Member> members = new ArrayList<>();
        for (Member member : description.members()) {
            members.add(member.isOnThisMachine() ? member.on(ports.removeFirst(), ports.removeFirst()) : member);
        }
        return description.with(members);
    }

    static List<Integer> find(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return new ArrayList<>(
                    sockets.stream().map(ServerSocket::getLocalPort).toList());
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
