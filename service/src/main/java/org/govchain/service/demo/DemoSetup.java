package org.govchain.service.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.govchain.verify.Registry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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
    private final String publicUrl;

    DemoSetup(
            DemoInstallation installation,
            ChainConnection chain,
            ContractAddresses contracts,
            Authorities authorities,
            Signing signing,
            Clock clock,
            @Value("${govchain.public-url}") String publicUrl) {
        this.installation = installation;
        this.chain = chain;
        this.contracts = contracts;
        this.authorities = authorities;
        this.signing = signing;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Instant now = clock.instant();
        DemoRegistration registration = new DemoRegistration(
                new RegistryReader(chain, contracts),
                new RegistryWriter(chain, contracts, installation.files().owner()),
                now.minus(MARGIN));
        for (Authority authority : authorities.all()) {
            Sha256Digest id = Registry.idOf(authority.issuer().toString());
            registration.authority(id, authority.name());
            for (Resource type : types()) {
                registration.type(id, type(type).hash(), now);
            }
        }
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

    private CredentialTypeId type(Resource file) {
        String name = String.valueOf(file.getFilename()).replaceFirst("\\.json$", "");
        return new CredentialTypeId(publicUrl + "/types/" + name);
    }

    private static Resource[] types() throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath:credential-types/*.json");
    }
}
