package org.govchain.network;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A member of the consortium and where its validator listens.
 *
 * @param name names its folder: lower-case letters, digits and hyphens, at most 63
 * @param host numeric IPv4 address at which the other validators reach it; the enode URLs of devp2p have no host names
 * @param p2pPort TCP port of the peer-to-peer protocol
 * @param rpcPort TCP port of JSON-RPC, for the member's own service
 * @param keys the public half of its keys; empty until it has some
 */
public record Member(String name, String host, int p2pPort, int rpcPort, Optional<PublicKeys> keys) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern ADDRESS = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    public Member {
        require(
                NAME.matcher(name).matches(),
                "a member's name is not lower-case letters, digits and hyphens: \"" + name + "\"");
        require(
                ADDRESS.matcher(host).matches() && !host.equals("0.0.0.0"),
                "the host of " + name + " is not a numeric IPv4 address: \"" + host + "\"");
        require(
                isPort(p2pPort) && isPort(rpcPort) && p2pPort != rpcPort,
                "the ports of " + name + " are not two ports: " + p2pPort + ", " + rpcPort);
    }

    /** A member that has no keys yet. */
    public Member(String name, String host, int p2pPort, int rpcPort) {
        this(name, host, p2pPort, rpcPort, Optional.empty());
    }

    /** The same member with keys. */
    public Member with(PublicKeys known) {
        return new Member(name, host, p2pPort, rpcPort, Optional.of(known));
    }

    /** The same member on other ports. */
    public Member on(int otherP2pPort, int otherRpcPort) {
        return new Member(name, host, otherP2pPort, otherRpcPort, keys);
    }

    /** How peers find its node. */
    String enode() {
        return known().node().enode(host, p2pPort);
    }

    /** Its keys where the network is made already, and with it every member's keys are known. */
    public PublicKeys known() {
        return keys.orElseThrow(() -> new IllegalStateException("the keys of " + name + " are not known"));
    }

    boolean isOnThisMachine() {
        return host.startsWith("127.");
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
