package org.govchain.service.web;

import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who says of people who they are. */
@Component
public class LoginIssuer {

    private final Optional<String> issuer;

    LoginIssuer(SecurityProperties properties) {
        this.issuer = Optional.ofNullable(properties.issuer()).map(URI::toString);
    }

    /** The {@code iss} of all logins; empty where demo tokens are signed with a key of this machine. */
    public Optional<String> issuer() {
        return issuer;
    }
}
