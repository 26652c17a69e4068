package org.govchain.service.mqtt;

import io.netty.handler.codec.mqtt.MqttReasonCodes.PubAck;
import java.util.List;
import java.util.Optional;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.sensors.ReadingAnswers;
import org.govchain.service.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends a message: with an answer where the publisher wants one and may have it, and the acknowledgement. */
@Component
class Settling {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final Topics topics;
    private final Tally tally;

    Settling(Topics topics, Tally tally) {
        this.topics = topics;
        this.tally = tally;
    }

    /** Its readings were answered one by one. */
    void stored(Delivery delivery, ReadingAnswers answers) {
        tally.stored(answers);
        answerTo(delivery)
                .ifPresentOrElse(
                        to -> delivery.settle(PubAck.SUCCESS, to, "application/json", answers.toJson()),
                        () -> delivery.settle(PubAck.SUCCESS));
    }

    /** An event of a network server, which waits for no answer. */
    void taken(Delivery delivery) {
        tally.taken();
        delivery.settle(PubAck.SUCCESS);
    }

    /** Something is wrong with us. */
    void failed(RuntimeException bug) {
        tally.failed();
        // Without its message: there might be a value in it.
        LOG.error(
                "a message was refused because of a bug: {} at {}",
                bug.getClass().getName(),
                List.of(bug.getStackTrace()).stream().findFirst());
    }

    /** Nothing of it was taken, and that stays so: the broker must not send it again. */
    void refused(Delivery delivery, Refusal refusal) {
        tally.refused();
        PubAck reason =
                refusal.code() == RefusalCode.SENDER_UNKNOWN ? PubAck.NOT_AUTHORIZED : PubAck.PAYLOAD_FORMAT_INVALID;
        answerTo(delivery)
                .ifPresentOrElse(
                        to -> delivery.settle(reason, to, "application/problem+json", Problems.document(refusal)),
                        () -> delivery.settle(reason));
    }

    private Optional<String> answerTo(Delivery delivery) {
        Optional<String> wanted = delivery.answerTo();
        Optional<String> to =
                wanted.filter(it -> topics.mayAnswer(it, delivery.message().topic()));
        if (wanted.isPresent() && to.isEmpty()) {
            tally.unanswered();
        }
        return to;
    }
}
