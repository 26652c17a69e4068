package org.govchain.service.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * In the profile demo starts what production is given, and says where it is in the same properties that production sets:
 * everything after this point runs the same code. Without the profile it does nothing.
 */
public final class DemoEnvironment implements EnvironmentPostProcessor, Ordered {

    /** Where everything of the demo lies; default {@code ./.govchain}. */
    static final String DIRECTORY = "govchain.demo.directory";

    private static final String DEFAULT_DIRECTORY = ".govchain";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            return;
        }
        Path home = Path.of(environment.getProperty(DIRECTORY, DEFAULT_DIRECTORY))
                .toAbsolutePath()
                .normalize();
        try {
            DemoInstallation installation =
                    DemoInstallation.start(new DemoFiles(home, new SecureRandom()), Clock.systemUTC());
            Map<String, Object> properties = installation.properties();
            // Last: whoever sets one of these properties wins.
            environment.getPropertySources().addLast(new MapPropertySource("demo", properties));
            application.addInitializers(context -> register(installation, context.getBeanFactory()));
        } catch (IOException e) {
            throw new UncheckedIOException("the demo cannot start in " + home, e);
        }
    }

    /** Registered before every other bean, so that it is closed after all of them. */
    private static void register(DemoInstallation installation, ConfigurableListableBeanFactory beans) {
        beans.registerSingleton("demoInstallation", installation);
        if (beans instanceof DefaultSingletonBeanRegistry registry) {
            registry.registerDisposableBean("demoInstallation", installation::close);
            registry.registerDisposableBean("demoWatch", DemoWatch.start(installation)::close);
        }
    }
}
