package org.govchain.service.registration;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.RegistryChange;
import org.govchain.credential.CredentialTypeId;
import org.govchain.log.LogOrigin;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.signing.SigningKey;
import org.govchain.status.StatusListId;
import org.govchain.verify.Registry;

/** A change of the registry that this installation waits for, in plain text: the chain will only hold the SHA-256 of most of it. */
public sealed interface WantedChange {

    /** What the contract is asked for. */
    RegistryChange change();

    /** The authority itself. */
    record AuthorityWanted(URI issuer, String name) implements WantedChange {

        @Override
        public RegistryChange change() {
            return new RegistryChange.RegisterAuthority(idOf(issuer), name);
        }
    }

    /** A key the authority signs with, for as long as its certificate says. */
    record KeyWanted(URI issuer, SigningKey key) implements WantedChange {

        Instant from() {
            return key.certificate().getNotBefore().toInstant();
        }

        Instant until() {
            return key.certificate().getNotAfter().toInstant();
        }

        @Override
        public RegistryChange change() {
            return new RegistryChange.AddKey(
                    idOf(issuer), key.publicKey().thumbprint(), key.purpose().bit(), from(), until());
        }
    }

    /** The right to issue a type. */
    record TypeWanted(URI issuer, CredentialTypeId type, Instant from) implements WantedChange {

        @Override
        public RegistryChange change() {
            return new RegistryChange.AllowType(idOf(issuer), type.hash(), from);
        }
    }

    /**
     * What the seals of a type mean.
     *
     * @param xml exactly what is published, in UTF-8
     */
    record ProfileWanted(CredentialTypeId type, String xml) implements WantedChange {

        @Override
        public RegistryChange change() {
            return new RegistryChange.RegisterProfile(
                    type.hash(), Sha256Digest.hash(xml.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * The log and the account that anchors it.
     *
     * @param maxGrowth entries by which one checkpoint may exceed the last
     */
    record LogWanted(LogOrigin origin, AccountAddress account, long maxGrowth) implements WantedChange {

        @Override
        public RegistryChange change() {
            return new RegistryChange.RegisterLog(origin.id().digest(), account, maxGrowth);
        }
    }

    /** A status list and the log that announces its versions. */
    record StatusListWanted(StatusListId list, URI issuer, LogOrigin log) implements WantedChange {

        @Override
        public RegistryChange change() {
            return new RegistryChange.RegisterStatusList(
                    list.hash(), idOf(issuer), log.id().digest());
        }
    }

    private static Sha256Digest idOf(URI issuer) {
        return Registry.idOf(issuer.toString());
    }
}
