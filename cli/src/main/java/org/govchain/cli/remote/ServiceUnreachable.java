package org.govchain.cli.remote;

import java.io.IOException;
import org.govchain.cli.terminal.Fault;

/** Nobody answered, or not to the end. Verification turns it into "undetermined", every other command into a fault. */
public final class ServiceUnreachable extends Exception {

    ServiceUnreachable(String asked, IOException cause) {
        super("no answer to " + asked, cause);
    }

    public Fault asFault() {
        return new Fault(
                String.valueOf(getMessage()),
                "is the service running? start one with: govchain serve; or name another with --service URL",
                this);
    }
}
