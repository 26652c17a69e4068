package org.govchain.network;

import java.util.StringJoiner;

/** Besu's options for a validator of ours, as the file that start.sh, compose.yml, besu.service and the tests all give to it. */
final class NodeOptions {

    static final String FILE = "besu.toml";

    private static final String EVERY_INTERFACE = "0.0.0.0";

    private NodeOptions() {}

    static String text(NetworkDescription description, Member member) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("# Options of the validator of " + member.name()
                + ". Paths are relative to the folder Besu is started in.");
        lines.add("genesis-file=\"genesis.json\"");
        lines.add("data-path=\"data\"");
        lines.add("node-private-key-file=\"" + MemberSecrets.NODE_KEY + "\"");
        lines.add("data-storage-format=\"BONSAI\"");
        lines.add("sync-mode=\"FULL\"");
        lines.add("min-gas-price=0");
        lines.add("# The service names the contract's error from the receipt.");
        lines.add("revert-reason-enabled=true");
        lines.add("color-enabled=false");
        peers(lines, member);
        permissioning(lines, description);
        rpc(lines, member);
        return lines.toString();
    }

    private static void peers(StringJoiner lines, Member member) {
        lines.add("");
        lines.add("# Peers are known beforehand: nobody is looked for.");
        lines.add("p2p-host=\"" + member.host() + "\"");
        lines.add("p2p-interface=\"" + (member.isOnThisMachine() ? member.host() : EVERY_INTERFACE) + "\"");
        lines.add("p2p-port=" + member.p2pPort());
        lines.add("discovery-enabled=false");
        lines.add("nat-method=\"NONE\"");
        lines.add("static-nodes-file=\"static-nodes.json\"");
    }

    private static void permissioning(StringJoiner lines, NetworkDescription description) {
        lines.add("");
        lines.add(
                "# Every validator needs the same lists: accounts are looked at when a transaction comes in and when a block is");
        lines.add("# made, not when somebody else's block is imported.");
        lines.add("permissions-nodes-config-file-enabled=true");
        lines.add("permissions-nodes-config-file=\"permissions.toml\"");
        if (!description.allowedAccounts().isEmpty()) {
            lines.add("permissions-accounts-config-file-enabled=true");
            lines.add("permissions-accounts-config-file=\"permissions.toml\"");
        }
    }

    private static void rpc(StringJoiner lines, Member member) {
        lines.add("");
        lines.add(
                "# For the member's own service and govchain network: who reaches this can change the lists and vote.");
        lines.add("rpc-http-enabled=true");
        lines.add("rpc-http-host=\"127.0.0.1\"");
        lines.add("rpc-http-port=" + member.rpcPort());
        lines.add("rpc-http-api=[\"ETH\",\"NET\",\"QBFT\",\"WEB3\",\"TXPOOL\",\"DEBUG\",\"PERM\"]");
    }
}
