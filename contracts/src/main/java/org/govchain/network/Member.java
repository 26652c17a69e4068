package org.govchain.network;

import java.util.regex.Pattern;

/**
 * A member of the consortium and where its validator listens.
 *
 * @param name names its folder: lower-case letters, digits and hyphens, at most 63
 * @param host numeric address at which the other validators reach it; the enode URLs of devp2p have no host names
 * @param p2pPort TCP port of the peer-to-peer protocol
 * @param rpcPort TCP port of JSON-RPC, for the member's own service
 */
public record Member(String name, String host, int p2pPort, int rpcPort) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:]+]");

    public Member {
        require(NAME.matcher(name).matches(), "a member's name is not lower-case letters, digits and hyphens: " + name);
        require(ADDRESS.matcher(host).matches(), "the host of " + name + " is not a numeric address: " + host);
        require(
                isPort(p2pPort) && isPort(rpcPort) && p2pPort != rpcPort,
                "the ports of " + name + " are not two ports");
    }

    private static boolean isPort(int port) {
        return port > 0 && port < 65_536;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
