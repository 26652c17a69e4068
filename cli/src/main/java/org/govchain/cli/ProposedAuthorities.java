package org.govchain.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.govchain.chain.ProposedCall;
import org.govchain.chain.RegistryChange;
import org.govchain.verify.KeyPurpose;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes of who may issue what. */
@SuppressWarnings("NullAway.Init") // required options, set by picocli
final class ProposedAuthorities {

    private ProposedAuthorities() {}

    /** A change that concerns an authority. */
    abstract static class OfAuthority extends ProposedChange {

        @Option(names = "--authority", required = true, paramLabel = "URI", description = "The issuer's URI (iss).")
        String authority;
    }

    /** A change that concerns a key of an authority. */
    abstract static class OfKey extends OfAuthority {

        @Option(
                names = {"--certificate", "--public-key"},
                required = true,
                paramLabel = "FILE",
                description = "The key: a certificate or public key, PEM or DER.")
        Path key;
    }

    /** A change that concerns a type. */
    abstract static class OfType extends OfAuthority {

        @Option(names = "--type", required = true, paramLabel = "URI", description = "The credential type's URI (vct).")
        String type;
    }

    @Command(name = "register-authority", mixinStandardHelpOptions = true, description = "A new authority, for good.")
    static final class Register extends OfAuthority {

        @Option(names = "--name", required = true, description = "What people call it; cannot be changed later.")
        private String name;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new RegistryChange.RegisterAuthority(proposal.id(authority), name);
        }
    }

    @Command(name = "add-key", mixinStandardHelpOptions = true, description = "A key of an authority.")
    static final class AddKey extends OfKey {

        @Option(
                names = "--purpose",
                required = true,
                split = ",",
                paramLabel = "PURPOSE",
                description = "What it may sign: ${COMPLETION-CANDIDATES}, several with commas.")
        private List<KeyPurpose> purposes;

        @Option(names = "--from", required = true, paramLabel = "INSTANT", description = "From when on it counts.")
        private Instant from;

        @Option(names = "--until", paramLabel = "INSTANT", description = "First second at which it no longer counts.")
        private @Nullable Instant until;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            int mask = purposes.stream().mapToInt(KeyPurpose::bit).reduce(0, (one, other) -> one | other);
            return new RegistryChange.AddKey(
                    proposal.id(authority), proposal.key(key), mask, from, until == null ? Instant.MAX : until);
        }
    }

    @Command(
            name = "revoke-key",
            mixinStandardHelpOptions = true,
            description = "The end of a key, in the past when that is when it was stolen.")
    static final class RevokeKey extends OfKey {

        @Option(
                names = "--from",
                required = true,
                paramLabel = "INSTANT",
                description = "From when on it does not count; only ever moved further back later.")
        private Instant from;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new RegistryChange.RevokeKey(proposal.id(authority), proposal.key(key), from);
        }
    }

    @Command(name = "allow-type", mixinStandardHelpOptions = true, description = "The right to issue a type.")
    static final class AllowType extends OfType {

        @Option(names = "--from", required = true, paramLabel = "INSTANT", description = "From when on.")
        private Instant from;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new RegistryChange.AllowType(proposal.id(authority), proposal.id(type), from);
        }
    }

    @Command(name = "disallow-type", mixinStandardHelpOptions = true, description = "The end of that right.")
    static final class DisallowType extends OfType {

        @Option(
                names = "--until",
                required = true,
                paramLabel = "INSTANT",
                description = "First second at which the authority may not issue it.")
        private Instant until;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new RegistryChange.DisallowType(proposal.id(authority), proposal.id(type), until);
        }
    }

    @Command(
            name = "register-profile",
            mixinStandardHelpOptions = true,
            description = "The seal profile of a type, by the digest of its file.")
    static final class Profile extends ProposedChange {

        @Option(names = "--type", required = true, paramLabel = "URI", description = "The credential type's URI (vct).")
        private String type;

        @Option(names = "--profile", required = true, paramLabel = "FILE", description = "The profile as published.")
        private Path profile;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new RegistryChange.RegisterProfile(proposal.id(type), proposal.digest(profile));
        }
    }
}
