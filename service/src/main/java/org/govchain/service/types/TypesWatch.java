package org.govchain.service.types;

import java.time.Duration;
import org.govchain.service.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Takes over what another instance of the service put into force. */
@Component
final class TypesWatch extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(TypesWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CredentialTypes types;

    TypesWatch(CredentialTypes types) {
        super("types", PAUSE);
        this.types = types;
    }

    @Override
    protected void round() {
        try {
            types.refresh();
        } catch (DataAccessException e) {
            // Health "db" says so as well; the next round looks again.
            LOG.debug("the database does not answer: {}", e.getMessage());
        }
    }
}
