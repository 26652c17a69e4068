package org.govchain.service.custody;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Where keys and files are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class CustodyConfiguration {

    @Bean
    KeyEncryptionKey keyEncryptionKey(StorageProperties properties, SecureRandom random, Environment environment) {
        Path file = Path.of(String.valueOf(properties.keyFile()));
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            KeyEncryptionKey.createIfMissing(file, random);
        }
        return KeyEncryptionKey.read(file, random);
    }
}
