package org.govchain.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the service says that anchors are late, in each place where it has to.
 *
 * @param api {@code anchor.state} of a credential without anchor
 * @param health component {@code anchoring} of the health
 * @param metrics gauge {@code govchain.anchoring.delayed}
 */
record DelayWords(boolean api, boolean health, boolean metrics) {

    static final DelayWords NOWHERE = new DelayWords(false, false, false);
    static final DelayWords EVERYWHERE = new DelayWords(true, true, true);

    private static final String GAUGE = "govchain_anchoring_delayed 1.0";

    /**
     * Asks.
     *
     * @param clerk with the token of a clerk
     * @param operator with that of an operator
     */
    static DelayWords of(ServiceClient clerk, ServiceClient operator, String credentialId)
            throws IOException, InterruptedException {
        JsonNode credential = JsonMapper.shared()
                .readTree(clerk.get("/api/credentials/" + credentialId).body());
        JsonNode health =
                JsonMapper.shared().readTree(clerk.get("/actuator/health").body());
        String metrics = new String(operator.get("/actuator/prometheus").body(), StandardCharsets.UTF_8);
        return new DelayWords(
                credential.at("/anchor/state").asString().equals("delayed"),
                health.at("/components/anchoring/status").asString().equals("DELAYED"),
                metrics.lines().anyMatch(GAUGE::equals));
    }
}
