package org.govchain.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class UnknownPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Known.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "govchain.authorities[0].slug=a",
                "govchain.public-url=https://a.example",
                "govchain.publicUrl=https://a.example",
                "govchain.part.max-age=1",
                "govchain.demo.directory=x",
                "spring.nonsense=1"
            })
    void startsWithPropertiesThatExistHoweverTheyAreSpelt(String property) {
        runner.withPropertyValues(property).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "govchain.authorities[0].slgu=a",
                "govchain.authorities.slug=a",
                "govchain.public-ulr=https://a.example",
                "govchain.part.max-aeg=1",
                "govchain.part=1",
                "govchain.parts.max-age=1",
                "govchain.demo=1"
            })
    void stopsTheStartForAPropertyThatDoesNotExistAndNamesIt(String property) {
        String name = property.substring(0, property.indexOf('='));
        runner.withPropertyValues(property)
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining(name));
    }

    @ConfigurationProperties("govchain")
    record Root(@Nullable URI publicUrl, @Nullable List<Entry> authorities) {
        record Entry(@Nullable String slug, @Nullable URI issuer) {}
    }

    @ConfigurationProperties("govchain.part")
    record Part(@Nullable Integer maxAge) {}

    @EnableConfigurationProperties({Root.class, Part.class})
    @Import(UnknownProperties.class)
    static class Known {}
}
