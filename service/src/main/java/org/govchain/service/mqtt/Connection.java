package org.govchain.service.mqtt;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the broker, from its introduction to its end, on the thread of its channel. Acknowledgements go out in the order in which
 * messages came (MQTT 5 §4.6), those of messages that are settled together with one flush.
 */
final class Connection extends SimpleChannelInboundHandler<MqttMessage> {

    /** What the broker says about it. */
    sealed interface Event {
        /** Messages come from now on. */
        record Subscribed(boolean known) implements Event {}

        /** Nothing comes any more. */
        record Ended(String why, boolean forNow) implements Event {}
    }

    private final MqttConnectMessage introduction;
    private final MqttSubscribeMessage subscription;
    private final Deliveries deliveries;
    private final BiConsumer<Connection, Event> listener;
    private final Deque<Delivery> unacknowledged = new ArrayDeque<>();
    private final AtomicBoolean acknowledging = new AtomicBoolean();
    private volatile @Nullable ChannelHandlerContext context;
    private volatile boolean closed;
    private boolean known;
    private Event.Ended end = new Event.Ended("the broker closed the connection", true);

    Connection(
            MqttConnectMessage introduction,
            MqttSubscribeMessage subscription,
            Deliveries deliveries,
            BiConsumer<Connection, Event> listener) {
        this.introduction = introduction;
        this.subscription = subscription;
        this.deliveries = deliveries;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        context = channel;
        // Whoever was told to leave while it was still connecting must not take the session from the one that has it
        // now.
        var _ = closed ? channel.close() : channel.writeAndFlush(introduction);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext channel, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            end(channel, "the broker sends what cannot be read", true);
            return;
        }
        switch (message.fixedHeader().messageType()) {
            case CONNACK -> introduced(channel, (MqttConnAckMessage) message);
            case SUBACK -> subscribed(channel, (MqttSubAckMessage) message);
            case PUBLISH -> arrived(channel, (MqttPublishMessage) message);
            case PINGRESP -> {}
            case DISCONNECT -> dismissed(channel, message);
            default -> end(channel, "the broker sends " + message.fixedHeader().messageType(), true);
        }
    }

    private void introduced(ChannelHandlerContext channel, MqttConnAckMessage message) {
        MqttConnectReturnCode code = message.variableHeader().connectReturnCode();
        if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            end(channel, "the broker refuses the connection: " + code, false);
            return;
        }
        known = message.variableHeader().isSessionPresent();
        if (known) {
            deliveries.forgetWhatIsKept();
        }
        var _ = channel.writeAndFlush(subscription);
    }

    /** A subscription that the broker cuts down to QoS 0 would lose messages. */
    private void subscribed(ChannelHandlerContext channel, MqttSubAckMessage message) {
        if (message.payload().reasonCodes().stream().allMatch(code -> code == MqttQoS.AT_LEAST_ONCE.value())) {
            listener.accept(this, new Event.Subscribed(known));
        } else {
            end(channel, "the broker does not let this process subscribe to what readings come through", false);
        }
    }

    private void arrived(ChannelHandlerContext channel, MqttPublishMessage message) {
        Delivery delivery = new Delivery(this, message);
        unacknowledged.add(delivery);
        deliveries.add(delivery);
        if (!deliveries.hasRoom()) {
            channel.channel().config().setAutoRead(false);
        }
    }

    private void dismissed(ChannelHandlerContext channel, MqttMessage message) {
        byte reason = message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
                ? header.reasonCode()
                : 0;
        boolean takenOver = reason == MqttReasonCodes.Disconnect.SESSION_TAKEN_OVER.byteValue();
        end(
                channel,
                takenOver
                        ? "another process has connected with the same govchain.mqtt.client-id"
                        : "the broker ended the connection with reason " + Byte.toUnsignedInt(reason),
                !takenOver);
    }

    private void end(ChannelHandlerContext channel, String why, boolean forNow) {
        end = new Event.Ended(why, forNow);
        var _ = channel.close();
    }

    /** Reads on when there is room again; on any thread. */
    void readOn() {
        ChannelHandlerContext channel = context;
        if (channel != null && !channel.channel().config().isAutoRead() && deliveries.hasRoom()) {
            channel.channel().config().setAutoRead(true);
        }
    }

    /** Something of it was settled; on any thread. */
    void settled() {
        ChannelHandlerContext channel = context;
        if (channel != null && acknowledging.compareAndSet(false, true)) {
            channel.executor().execute(() -> acknowledge(channel));
        }
    }

    private void acknowledge(ChannelHandlerContext channel) {
        acknowledging.set(false);
        for (Delivery next = unacknowledged.peek(); next != null && next.isSettled(); next = unacknowledged.peek()) {
            unacknowledged.remove();
            for (Object packet : next.farewell()) {
                var _ = channel.write(packet, channel.voidPromise());
            }
        }
        channel.flush();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext channel, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
            exceptionCaught(channel, handshake.cause()); // before the channel is closed for it
        } else if (event instanceof IdleStateEvent idle && idle.state() == IdleState.WRITER_IDLE) {
            var _ = channel.writeAndFlush(MqttMessage.PINGREQ);
        } else if (event instanceof IdleStateEvent && channel.channel().config().isAutoRead()) {
            // Who does not read does not hear the broker's answers either.
            end(channel, "the broker does not answer", true);
        }
    }

    /** Says goodbye: what is not acknowledged stays at the broker. */
    void close() {
        closed = true;
        ChannelHandlerContext channel = context;
        if (channel != null) {
            var _ = channel.writeAndFlush(MqttMessageBuilders.disconnect()
                            .reasonCode(MqttReasonCodes.Disconnect.NORMAL_DISCONNECT.byteValue())
                            .build())
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        unacknowledged.clear();
        listener.accept(this, end);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        end(channel, TlsTrouble.of(cause).orElseGet(() -> "no connection: " + rootOf(cause)), true);
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
