package org.govchain.service.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whose timestamps this installation relies on: the exported trust policy names them, too. */
@FunctionalInterface
public interface NamedTimestampAuthorities {

    /** Certificates of the authorities, or of those who issue them theirs. */
    List<X509Certificate> certificates();
}
