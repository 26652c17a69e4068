package org.govchain.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.govchain.credential.CredentialTypeId;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.Application;
import org.govchain.service.anchoring.AnchoredProof;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.trust.Trust;
import org.govchain.verify.TrustPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole service with everything embedded, as {@code ./govchain demo} starts it. */
class DemoStartTest {

    @TempDir
    Path home;

    @Test
    void anchorsThenContinuesAfterARestartWithTheSameKeysLogAndPolicy() throws Exception {
        EntryRef entry;
        Sha256Digest policy;
        try (ConfigurableApplicationContext first = start()) {
            entry = append(first);
            assertThat(awaitProof(first, entry).anchor().treeSize()).isPositive();
            policy = awaitPolicy(first).digest();
            assertThat(mayIssue(first)).isFalse();
            assertThat(health(first)).contains("UP");
        }
        try (ConfigurableApplicationContext second = start()) {
            assertThat(awaitProof(second, entry).anchor().treeSize()).isPositive();
            assertThat(awaitPolicy(second).digest()).isEqualTo(policy);
            assertThat(awaitProof(second, append(second)).proof().index()).isPositive();
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Application.class)
                .profiles("demo")
                .run("--server.port=0", "--govchain.demo.directory=" + home);
    }

    private static EntryRef append(ConfigurableApplicationContext context) {
        LogEntry entry = LogEntry.credential(new Commitment(Sha256Digest.hash(new byte[] {1})));
        List<EntryRef> refs = new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(_ -> context.getBean(TransparencyLog.class).append(List.of(entry)));
        return Objects.requireNonNull(refs).getFirst();
    }

    private static AnchoredProof awaitProof(ConfigurableApplicationContext context, EntryRef entry)
            throws InterruptedException {
        TransparencyLog log = context.getBean(TransparencyLog.class);
        for (int i = 0; i < 300; i++) {
            Optional<AnchoredProof> proof = log.proof(entry);
            if (proof.isPresent()) {
                return proof.get();
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("not anchored after 30 s");
    }

    private static TrustPolicy awaitPolicy(ConfigurableApplicationContext context) throws InterruptedException {
        Trust trust = context.getBean(Trust.class);
        for (int i = 0; i < 100; i++) {
            Optional<TrustPolicy> policy = trust.policy();
            if (policy.isPresent() && !policy.get().content().logs().isEmpty()) {
                return policy.get();
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("no policy after 10 s");
    }

    private static boolean mayIssue(ConfigurableApplicationContext context) {
        Signing signing = context.getBean(Signing.class);
        return context.getBean(Trust.class)
                .mayIssue(
                        DemoInstallation.AUTHORITY,
                        new CredentialTypeId("http://localhost/types/liquor-licence"),
                        signing.key(DemoInstallation.AUTHORITY, KeyPurpose.CREDENTIAL),
                        Clock.systemUTC().instant())
                .isEmpty();
    }

    private static String health(ConfigurableApplicationContext context) throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port", "");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
