package org.govchain.verify;

import org.govchain.jose.JsonText;

/**
 * Addresses of the contracts that a policy trusts, each 0x and 40 lower-case hexadecimal digits.
 *
 * @param issuerRegistry authorities, keys, rights, logs, lists
 * @param checkpointAnchor checkpoints
 * @param statusRegistry status list versions
 */
public record PolicyContracts(String issuerRegistry, String checkpointAnchor, String statusRegistry) {

    private static final int ADDRESS = 20;

    static PolicyContracts read(Members members) {
        return new PolicyContracts(
                members.prefixedHex("issuerRegistry", ADDRESS),
                members.prefixedHex("checkpointAnchor", ADDRESS),
                members.prefixedHex("statusRegistry", ADDRESS));
    }

    void write(JsonText json) {
        json.raw("{")
                .member("issuerRegistry", issuerRegistry)
                .raw(",")
                .member("checkpointAnchor", checkpointAnchor)
                .raw(",")
                .member("statusRegistry", statusRegistry)
                .raw("}");
    }
}
