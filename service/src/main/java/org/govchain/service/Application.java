package org.govchain.service;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the notarisation service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Application {

    /** Starts the service; a bad configuration ends it with the property that is wrong. */
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
