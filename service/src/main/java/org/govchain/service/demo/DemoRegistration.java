package org.govchain.service.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.RegistryChange;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.RegistryWriter;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.signing.KeyPurpose;

/** Brings the registry of a development chain to what the demo needs: what is there stays, what is missing is added. */
final class DemoRegistration {

    /** Entries by which one checkpoint may exceed the last; far above what a checkpoint takes. */
    private static final long MAX_GROWTH = 10_000_000;

    private final RegistryReader reader;
    private final RegistryWriter writer;
    private final Instant from;
    private final List<RegistryChange> missing = new ArrayList<>();

    /** @param from beginning of rights and keys */
    DemoRegistration(RegistryReader reader, RegistryWriter writer, Instant from) {
        this.reader = reader;
        this.writer = writer;
        this.from = from;
    }

    DemoRegistration authority(Sha256Digest authority, String name) {
        if (reader.authorityName(authority).isEmpty()) {
            missing.add(new RegistryChange.RegisterAuthority(authority, name));
        }
        return this;
    }

    DemoRegistration key(Sha256Digest authority, Sha256Digest thumbprint, KeyPurpose purpose, Instant until) {
        if (reader.key(authority, thumbprint).isEmpty()) {
            missing.add(new RegistryChange.AddKey(authority, thumbprint, purpose.bit(), from, until));
        }
        return this;
    }

    DemoRegistration type(Sha256Digest authority, Sha256Digest type, Instant now) {
        if (!reader.mayIssueAt(authority, type, now)) {
            missing.add(new RegistryChange.AllowType(authority, type, from));
        }
        return this;
    }

    DemoRegistration profile(Sha256Digest type, Sha256Digest profile) {
        if (!reader.profileDigest(type).equals(Optional.of(profile))) {
            missing.add(new RegistryChange.RegisterProfile(type, profile));
        }
        return this;
    }

    DemoRegistration log(Sha256Digest log, AccountAddress account) {
        if (reader.log(log).isEmpty()) {
            missing.add(new RegistryChange.RegisterLog(log, account, MAX_GROWTH));
        }
        return this;
    }

    /** Makes the changes and waits until they are in blocks. */
    void apply() {
        if (!missing.isEmpty()) {
            writer.apply(missing);
        }
    }
}
