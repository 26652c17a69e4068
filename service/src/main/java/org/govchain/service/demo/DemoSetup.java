package org.govchain.service.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.RegistryWriter;
import org.govchain.credential.CredentialTypeId;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.trust.ProfileDocuments;
import org.govchain.verify.Registry;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the members of a consortium would decide: enters the demo's authority, keys, types and log into the registry. */
@Component
@Profile("demo")
@Order(1)
final class DemoSetup implements ApplicationRunner {

    /** Clocks of the chain and of this machine differ a little. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final DemoInstallation installation;
    private final ChainConnection chain;
    private final ContractAddresses contracts;
    private final Authorities authorities;
    private final Signing signing;
    private final Clock clock;
    private final ProfileDocuments types;

    DemoSetup(
            DemoInstallation installation,
            ChainConnection chain,
            ContractAddresses contracts,
            Authorities authorities,
            Signing signing,
            Clock clock,
            ProfileDocuments types) {
        this.installation = installation;
        this.chain = chain;
        this.contracts = contracts;
        this.authorities = authorities;
        this.signing = signing;
        this.clock = clock;
        this.types = types;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Map<CredentialTypeId, byte[]> profiles = types.profiles();
        Instant now = clock.instant();
        DemoRegistration registration = new DemoRegistration(
                new RegistryReader(chain, contracts),
                new RegistryWriter(chain, contracts, installation.files().owner()),
                now.minus(MARGIN));
        for (Authority authority : authorities.all()) {
            Sha256Digest id = Registry.idOf(authority.issuer().toString());
            registration.authority(id, authority.name());
            profiles.keySet().forEach(type -> registration.type(id, type.hash(), now));
        }
        profiles.forEach((type, xml) -> registration.profile(type.hash(), Sha256Digest.hash(xml)));
        for (SigningKey key : signing.keys()) {
            Authority authority = authorities.find(key.authority()).orElseThrow();
            registration.key(
                    Registry.idOf(authority.issuer().toString()),
                    key.publicKey().thumbprint(),
                    key.purpose(),
                    key.certificate().getNotAfter().toInstant());
        }
        registration
                .log(
                        DemoInstallation.ORIGIN.id().digest(),
                        installation.files().logAccount().address())
                .apply();
    }
}
