package org.govchain.service.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whether the times of refusals tell them apart, by a permutation test that is first shown to tell apart what is not held back. */
@Tag("slow")
class RefusalTiming {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 40;
    private static final int PERMUTATIONS = 10_000;
    private static final double SURE = 0.001;

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    private final Random random = new Random(42);

    @Test
    void timesOfRefusalsDoNotTellWhetherThereIsAGrant() {
        JsonNode account = grant("{\"kind\":\"account\",\"name\":\"Notariat\",\"issuer\":\""
                + office.identities().issuer() + "\",\"subject\":\"somebody\"}");
        UUID id = UUID.fromString(account.get("id").asString());
        office.post("/api/grants/" + id + "/withdraw", clerk, "");
        Openings openings = office.bean(Openings.class);
        String issuer = office.identities().issuer();
        List<double[]> bare = measured(List.of(
                () -> openings.open(id, issuer, "somebody"),
                () -> openings.open(UUID.randomUUID(), issuer, "somebody")));
        assertThat(chance(bare.get(0), bare.get(1)))
                .as("the test sees the transaction that a real grant takes")
                .isLessThan(SURE);

        String login = office.token(Office.MUSTERSTADT, Role.RECIPIENT);
        Recipient wrongPin = new Recipient(
                office,
                grant("{\"kind\":\"bearer\",\"name\":\"Bank\"}").get("link").asString());
        Recipient unknown = new Recipient(office, "https://x/h#" + "A".repeat(43));
        List<double[]> held = measured(List.of(
                () -> office.post("/api/handovers/" + id + "/open", login, ""),
                () -> office.post("/api/handovers/" + UUID.randomUUID() + "/open", login, ""),
                () -> wrongPin.open("wrong"),
                () -> unknown.open("wrong")));
        compared("login", held.get(0), held.get(1));
        compared("link", held.get(2), held.get(3));
    }

    private void compared(String way, double[] real, double[] unknown) {
        double chance = chance(real, unknown);
        System.out.printf(
                "%s: median %.1f ms where there is a grant, %.1f ms where there is none, p = %.3f%n",
                way, median(real), median(unknown), chance);
        assertThat(chance).as(way).isGreaterThan(SURE);
    }

    /** All in turn, so that what happens to the machine happens to all; the first rounds warm up. */
    private static List<double[]> measured(List<Runnable> attempts) {
        List<double[]> times = attempts.stream().map(_ -> new double[ROUNDS]).toList();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < attempts.size(); i++) {
                long start = System.nanoTime();
                attempts.get(i).run();
                if (round >= 0) {
                    times.get(i)[round] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        return times;
    }

    /** How often medians of the same times, dealt out at random, are at least as far apart. */
    private double chance(double[] one, double[] other) {
        double found = Math.abs(median(one) - median(other));
        double[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        int asFar = 0;
        for (int i = 0; i < PERMUTATIONS; i++) {
            for (int k = all.length - 1; k > 0; k--) {
                int with = random.nextInt(k + 1);
                double kept = all[k];
                all[k] = all[with];
                all[with] = kept;
            }
            double apart = Math.abs(
                    median(Arrays.copyOf(all, one.length)) - median(Arrays.copyOfRange(all, one.length, all.length)));
            asFar += apart >= found ? 1 : 0;
        }
        return (asFar + 1.0) / (PERMUTATIONS + 1.0);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private JsonNode grant(String recipient) {
        return office.post(
                        "/api/credentials/" + office.issueLicence() + "/grants",
                        clerk,
                        "{\"recipient\":" + recipient + ",\"purpose\":\"Kaufvertrag\",\"validUntil\":\""
                                + Instant.now().plus(14, ChronoUnit.DAYS) + "\",\"views\":3,\"claims\":[]}")
                .json();
    }
}
