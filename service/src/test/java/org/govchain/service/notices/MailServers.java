package org.govchain.service.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** Mail servers on loopback. */
public final class MailServers {

    /** A busy machine needs longer than the two seconds that GreenMail waits by default. */
    private static final long PATIENCE_MILLIS = 60_000;

    private MailServers() {}

    /**
     * One that is not started yet.
     *
     * @param protocol {@code smtp} or {@code smtps}
     * @param port 0 for any
     */
    public static GreenMail of(String protocol, int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        return new GreenMail(setup);
    }
}
