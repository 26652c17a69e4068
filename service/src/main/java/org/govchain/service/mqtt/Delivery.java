package org.govchain.service.mqtt;

import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.service.sensors.Readings;
import org.jspecify.annotations.Nullable;

/** A message that has come, until the broker may forget it. */
final class Delivery {

    private final Connection from;
    private final Message message;
    private final boolean kept;
    private final int packet;
    private final Optional<String> answerTo;
    private final byte @Nullable [] correlation;
    private @Nullable Answer answer;
    private volatile MqttReasonCodes.@Nullable PubAck reason;

    private record Answer(String topic, String type, Text json) {}

    /** Bytes of JSON. */
    private static final class Text {
        private final byte[] bytes;

        Text(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    Delivery(Connection from, MqttPublishMessage publish) {
        this.from = from;
        MqttProperties properties = publish.variableHeader().properties();
        byte[] body = new byte[publish.payload().readableBytes()];
        publish.payload().readBytes(body);
        message = new Message(
                publish.variableHeader().topicName(),
                body,
                text(properties, MqttProperties.CONTENT_TYPE),
                signature(properties));
        kept = publish.fixedHeader().qosLevel() != MqttQoS.AT_MOST_ONCE;
        packet = publish.variableHeader().packetId();
        answerTo = text(properties, MqttProperties.RESPONSE_TOPIC);
        correlation =
                properties.getProperty(MqttProperties.CORRELATION_DATA) instanceof MqttProperties.BinaryProperty binary
                        ? binary.value()
                        : null;
    }

    private static Optional<String> text(MqttProperties properties, int id) {
        return properties.getProperty(id) instanceof MqttProperties.StringProperty text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private static Optional<String> signature(MqttProperties properties) {
        List<String> values = new ArrayList<>();
        if (properties.getProperty(MqttProperties.USER_PROPERTY) instanceof MqttProperties.UserProperties all) {
            all.value().stream()
                    .filter(property -> property.key.equals(Readings.SIGNATURE))
                    .forEach(property -> values.add(property.value));
        }
        // Two of them say nothing; and something that is no signature is none.
        return values.isEmpty() ? Optional.empty() : Optional.of(values.size() == 1 ? values.getFirst() : "");
    }

    Message message() {
        return message;
    }

    /** Where the publisher wants the answer, whatever that says. */
    Optional<String> answerTo() {
        return answerTo;
    }

    /** Whether the broker keeps it until it is acknowledged. */
    boolean isKept() {
        return kept;
    }

    /** Lets the broker forget it, on any thread. */
    void settle(MqttReasonCodes.PubAck why) {
        reason = why;
        from.settled();
    }

    /** The same, after an answer. */
    void settle(MqttReasonCodes.PubAck why, String topic, String type, byte[] json) {
        answer = new Answer(topic, type, new Text(json));
        settle(why);
    }

    boolean isSettled() {
        return reason != null;
    }

    /** What goes to the broker once it is settled: the answer before the acknowledgement, so that it cannot be lost between them. */
    List<Object> farewell() {
        List<Object> packets = new ArrayList<>(2);
        MqttReasonCodes.PubAck why = reason;
        Answer last = answer;
        if (last != null) {
            packets.add(publish(last));
        }
        if (kept && why != null) {
            packets.add(MqttMessageBuilders.pubAck()
                    .packetId(packet)
                    .reasonCode(why.byteValue())
                    .build());
        }
        return packets;
    }

    private MqttPublishMessage publish(Answer last) {
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.StringProperty(MqttProperties.CONTENT_TYPE, last.type()));
        if (correlation != null) {
            properties.add(new MqttProperties.BinaryProperty(MqttProperties.CORRELATION_DATA, correlation));
        }
        return MqttMessageBuilders.publish()
                .topicName(last.topic())
                .qos(MqttQoS.AT_MOST_ONCE)
                .properties(properties)
                .payload(io.netty.buffer.Unpooled.wrappedBuffer(last.json().bytes))
                .build();
    }
}
