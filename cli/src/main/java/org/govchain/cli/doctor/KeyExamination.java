package org.govchain.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.govchain.verify.Registry;
import org.govchain.verify.TrustPolicy;

/** Keys: those of the registry by their time, those on this disk by who may read them. */
public final class KeyExamination {

    private static final Duration SOON = Duration.ofDays(30);
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final List<String> SECRETS_OF_THE_DEMO = List.of(
            "demo-database.password",
            "demo-keys.p12",
            "demo-keys.password",
            "demo-log.key",
            "demo-owner.key",
            "demo-storage.key",
            "token-private.pem");

    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    public KeyExamination(Instant now) {
        this.now = now;
    }

    /** The registered keys: expired ones without a successor, and those that expire soon. */
    public List<Finding> registered(TrustPolicy policy) {
        for (Registry.Authority authority : policy.registry().authorities()) {
            List<Registry.Key> usable = authority.keys().stream()
                    .filter(key -> key.revokedAt().isEmpty() && key.until().isAfter(now))
                    .toList();
            if (usable.isEmpty()) {
                findings.add(Finding.ill(
                        "keys",
                        authority.name() + " has no key that counts today",
                        "add a new key to the registry before issuing"));
            }
            usable.stream()
                    .filter(key -> key.until().isBefore(now.plus(SOON)))
                    .forEach(key -> findings.add(Finding.watch(
                            "keys",
                            "key " + key.thumbprint() + " of " + authority.name() + " ends on " + key.until(),
                            "register its successor now, so that both overlap")));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.well("keys", "every authority has keys that count for a month and more"));
        }
        return List.copyOf(findings);
    }

    /** The files of the embedded default that hold secrets. */
    public static List<Finding> files(Path home) {
        Path secrets = home.resolve("demo");
        if (!Files.isDirectory(secrets)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(secrets)) {
            List<Finding> wrong = new ArrayList<>(missing(secrets));
            files.filter(KeyExamination::isOpenToOthers)
                    .map(file -> Finding.ill("keys", "others may read " + file, "run: chmod 600 " + file))
                    .forEach(wrong::add);
            return wrong.isEmpty() ? List.of(Finding.well("secrets", "only you may read those of the demo")) : wrong;
        } catch (IOException e) {
            return List.of(
                    Finding.watch("keys", secrets + " cannot be read", "look as the user that runs the service"));
        }
    }

    /** A running service has read them already; the trouble would begin with the next start, when nobody thinks of the file any more. */
    private static List<Finding> missing(Path secrets) {
        return SECRETS_OF_THE_DEMO.stream()
                .map(secrets::resolve)
                .filter(Files::notExists)
                .map(file -> Finding.ill(
                        "keys",
                        file + " is missing",
                        "put it back before the next start, which would make another that does not fit; if it is lost, begin"
                                + " anew in another GOVCHAIN_HOME"))
                .toList();
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return !file.toString().contains("public")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return true;
        }
    }
}
