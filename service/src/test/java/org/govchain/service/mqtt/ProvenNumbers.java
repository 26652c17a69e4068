package org.govchain.service.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.service.office.Office;
import org.govchain.service.sensors.TestSender;
import org.govchain.service.web.Role;
import org.govchain.stream.StreamPayload.Reading;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeVerifier;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody finds who asks for all that a device has sent, and verifies it. */
final class ProvenNumbers {

    private ProvenNumbers() {}

    /** The numbers of a device's readings in the order of its stream, out of ranges that are all valid; asked once that many are anchored. */
    static List<Long> of(Office office, TestSender device, int readings) {
        String stream = office.bean(JdbcClient.class)
                .sql("select encode(id, 'hex') from stream where device = ?")
                .param(device.id)
                .query(String.class)
                .single();
        Instant until = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        String token = office.token(Office.MUSTERSTADT, Role.SENSOR_OPERATOR);
        Office.await("the registry seen", () -> office.get("/trust-policy").status() == 200);
        Optional<PolicyReading> policy =
                Optional.of(TrustPolicy.parse(office.get("/trust-policy").bytes()));
        List<Long> found = new ArrayList<>();
        Office.await("anchored", () -> {
            found.clear();
            Instant from = until.minus(Duration.ofHours(2));
            while (from.isBefore(until)) {
                var answer = office.get("/api/streams/" + stream + "/readings?from=" + from + "&until=" + until, token);
                if (answer.status() != 200) {
                    assertThat(answer.status()).as(answer.text()).isIn(404, 503);
                    return false;
                }
                RangeBundle range =
                        RangeBundle.parse(answer.bytes()).asOptional().orElseThrow();
                found.addAll(numbers(policy, range));
                from = Instant.ofEpochMilli(range.question().until());
            }
            return found.size() >= readings;
        });
        return List.copyOf(found);
    }

    private static List<Long> numbers(Optional<PolicyReading> policy, RangeBundle range) {
        RangeVerifier.Report report = RangeVerifier.verify(range, policy, Instant.now());
        assertThat(report.verdict()).as(report.results().toString()).isEqualTo(Verdict.VALID);
        return report.readings().stream()
                .filter(it -> it.payload() instanceof Reading)
                .map(it -> ((Reading) it.payload()).counter().orElseThrow().number())
                .toList();
    }
}
