package org.govchain.service.chain;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code govchain.chain.*}; nothing has a default, and only the second node may be missing.
 *
 * @param url HTTP endpoint of the node
 * @param secondUrl HTTP endpoint of another member's node, which is asked whether it sees the same; none: nobody is asked
 * @param issuerRegistry address, 0x and 40 digits
 * @param checkpointAnchor address
 * @param statusRegistry address
 * @param accountKeyFile file with the private key of the log's account, readable by its owner only
 */
@ConfigurationProperties(prefix = "govchain.chain", ignoreUnknownFields = false)
record ChainProperties(
        URI url,
        @Nullable URI secondUrl,
        String issuerRegistry,
        String checkpointAnchor,
        String statusRegistry,
        Path accountKeyFile) {

    ChainProperties {
        require(url, "url");
        require(issuerRegistry, "issuer-registry");
        require(checkpointAnchor, "checkpoint-anchor");
        require(statusRegistry, "status-registry");
        require(accountKeyFile, "account-key-file");
    }

    private static void require(@Nullable Object value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("govchain.chain." + name + " is missing");
        }
    }
}
