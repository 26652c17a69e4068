package org.govchain.service.issuance;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code govchain.credential-types}: where type files are; those that come with the service unless something else is said. */
@Configuration(proxyBeanMethods = false)
class IssuanceConfiguration {

    @Bean
    CredentialTypes credentialTypes(
            @Value("${govchain.credential-types:classpath:credential-types/*.json}") List<String> locations) {
        return new CredentialTypes(locations);
    }
}
