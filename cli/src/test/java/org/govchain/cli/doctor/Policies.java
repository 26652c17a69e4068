package org.govchain.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.TrustPolicy;
import tools.jackson.databind.json.JsonMapper;

/** A trust policy to examine an installation by: that of a vector. */
final class Policies {

    private static final Path VECTOR = Path.of(System.getProperty("govchain.root", ".."))
            .resolve("docs/spec/vectors/verify/valid-bundle-offline.json");

    private Policies() {}

    static TrustPolicy any() {
        try {
            String text = JsonMapper.shared()
                    .readTree(Files.readAllBytes(VECTOR))
                    .required("policy")
                    .asString();
            return switch (TrustPolicy.parse(text.getBytes(StandardCharsets.UTF_8))) {
                case PolicyReading.Read(TrustPolicy policy) -> policy;
                case PolicyReading.Refused refused -> throw new IllegalStateException(refused.detail());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
