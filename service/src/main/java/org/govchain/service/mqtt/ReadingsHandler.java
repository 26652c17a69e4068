package org.govchain.service.mqtt;

import java.util.List;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.sensors.Checked;
import org.govchain.service.sensors.Readings;
import org.springframework.stereotype.Component;

/** Signed readings, as {@code POST /api/readings} takes them, below a topic of each authority. */
@Component
class ReadingsHandler implements MessageHandler {

    private final Topics topics;
    private final Authorities authorities;
    private final Readings readings;

    ReadingsHandler(Topics topics, Authorities authorities, Readings readings) {
        this.topics = topics;
        this.authorities = authorities;
        this.readings = readings;
    }

    @Override
    public List<String> filters() {
        return authorities.all().stream()
                .map(Authority::id)
                .map(topics::readings)
                .toList();
    }

    @Override
    public Finding check(Message message) {
        String type = message.type().orElseGet(() -> guessed(message.body()));
        Checked checked =
                readings.check(message.body(), type, message.signature().orElse(null));
        return switch (checked) {
            case Checked.Refused(Refusal refusal) -> new Finding.Refused(refusal);
            // Brokers let people publish by topic: who may write to that of one authority must not reach another one.
            case Checked.Batch batch
            when !isOf(message.topic(), batch) ->
                new Finding.Refused(Refusal.of(
                        RefusalCode.SENDER_UNKNOWN, "the topic is not that of the authority whose devices these are"));
            case Checked.Batch batch -> new Finding.Batch(batch);
        };
    }

    private boolean isOf(String topic, Checked.Batch batch) {
        return authorities.all().stream()
                .map(Authority::id)
                .filter(authority -> topics.readings(authority).equals(topic))
                .anyMatch(batch::isOnlyOf);
    }

    /** Small clients often name no type: an array says that it is one. */
    private static String guessed(byte[] body) {
        int first = 0;
        while (first < body.length && Character.isWhitespace(body[first])) {
            first++;
        }
        return first < body.length && body[first] == '[' ? "application/json" : "application/x-ndjson";
    }
}
