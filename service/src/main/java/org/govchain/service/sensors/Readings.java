package org.govchain.service.sensors;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.govchain.service.devices.Sender;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What all doors do with signed readings, so that the same bytes get the same answer at each of them. */
@Service
public class Readings {

    /** Where a message has its signature beside its body: a header of HTTP, a user property of MQTT. */
    public static final String SIGNATURE = "Readings-Signature";

    private static final Checked SENDER_UNKNOWN = new Checked.Refused(Refusal.of(
            RefusalCode.SENDER_UNKNOWN,
            SIGNATURE + " is not a detached JWS over this body by a key that is registered for a device or gateway,"
                    + " and no element is such a JWS by itself"));
    private static final Checked NO_BATCH = new Checked.Refused(
            Refusal.of(
                    RefusalCode.MALFORMED_REQUEST,
                    "the body is not 1 to " + ReadingLines.MOST
                            + " lines of application/x-ndjson, elements of an application/json array, or records of a SenML pack"
                            + " (application/senml+json) of version 10 without sums and without fields that must be understood"));

    private final BatchSignature signatures;
    private final BatchRules rules;
    private final Intake intake;
    private final Clock clock;

    Readings(BatchSignature signatures, BatchRules rules, Intake intake, Clock clock) {
        this.signatures = signatures;
        this.rules = rules;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Checks who signed a body or its elements, whether it is readings, and each of them against the register. Nothing is stored. Throws
     * {@link org.springframework.dao.DataAccessException} when the register is not in memory and the database does not answer.
     *
     * @param body as it was signed
     * @param type its media type
     * @param signature a detached JWS over the body (RFC 7515, appendix F); null when the elements are signed one by one
     */
    public Checked check(byte[] body, @Nullable String type, @Nullable String signature) {
        Optional<Sender> sender = signature == null ? Optional.empty() : signatures.sender(signature, body);
        if (signature != null && sender.isEmpty()) {
            return SENDER_UNKNOWN;
        }
        Optional<SentBatch> batch = SentBatch.read(body, type, clock.instant());
        if (batch.isEmpty()) {
            return NO_BATCH;
        }
        return rules.judge(sender, batch.get().elements())
                .<Checked>map(judged -> new Checked.Batch(judged, batch.get().answers()))
                .orElse(SENDER_UNKNOWN);
    }

    /**
     * Stores what may be stored, together and in this order.
     *
     * @return the answers to each batch in the same order, once everything that is accepted is durable; exceptional with
     *     {@link org.govchain.service.streams.StreamsUnavailable} when nothing was stored, and with a
     *     {@link java.util.concurrent.TimeoutException} when that is not known; empty when so many wait that there is no room
     */
    public Optional<CompletableFuture<List<ReadingAnswers>>> store(List<Checked.Batch> together) {
        List<DeviceRules.Judged> all =
                together.stream().flatMap(it -> it.elements().stream()).toList();
        return intake.take(all).map(answers -> answers.thenApply(it -> answered(together, it)));
    }

    private static List<ReadingAnswers> answered(List<Checked.Batch> together, List<ReadingAnswer> answers) {
        List<ReadingAnswers> all = new ArrayList<>(together.size());
        int next = 0;
        for (Checked.Batch batch : together) {
            int end = next + batch.size();
            all.add(batch.answered(answers.subList(next, end)));
            next = end;
        }
        return all;
    }
}
