package org.govchain.service.trust;

import org.govchain.chain.ChainUnavailable;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the mirror as young as the chain allows. */
@Component
final class RegistryRefresh extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryRefresh.class);

    private final RegistryMirror mirror;
    private final Trust trust;
    private boolean answered = true;

    RegistryRefresh(RegistryMirror mirror, Trust trust, TrustProperties properties) {
        super("registry", properties.refreshInterval());
        this.mirror = mirror;
        this.trust = trust;
    }

    @Override
    protected void round() {
        try {
            mirror.refresh();
            // Made here, where the node answers: whoever issues does not depend on it within max-registry-age.
            var _ = trust.policy();
            tell(true, "");
        } catch (ChainUnavailable e) {
            tell(false, String.valueOf(e.getMessage()));
        }
    }

    private void tell(boolean now, String reason) {
        if (now != answered) {
            answered = now;
            if (now) {
                LOG.info("the registry answers again");
            } else {
                LOG.warn("the registry does not answer: {}", reason);
            }
        }
    }
}
