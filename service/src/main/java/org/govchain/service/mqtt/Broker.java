package org.govchain.service.mqtt;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.govchain.service.rounds.Backoff;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps a connection to the broker, and makes another one when it is lost. */
@Component
class Broker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int GOODBYE_SECONDS = 5;

    private final MqttProperties properties;
    private final BrokerAddress address;
    private final List<MessageHandler> handlers;
    private final Deliveries deliveries;
    private @Nullable EventLoopGroup thread;
    private volatile @Nullable Connection connection;
    private volatile boolean running;
    private volatile @Nullable String trouble = "not connected yet";
    private int failures;

    Broker(MqttProperties properties, BrokerAddress address, List<MessageHandler> handlers, Deliveries deliveries) {
        this.properties = properties;
        this.address = address;
        this.handlers = handlers;
        this.deliveries = deliveries;
    }

    boolean isConfigured() {
        return properties.broker().isPresent();
    }

    /** What keeps messages from coming; empty when they come. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Something was taken of what waited: there may be room for more. */
    void readOn() {
        Connection now = connection;
        if (now != null) {
            now.readOn();
        }
    }

    @Override
    public void start() {
        URI broker = properties.url();
        String clientId = properties.clientId();
        if (running || broker == null || clientId == null) {
            return;
        }
        running = true;
        EventLoopGroup one = new MultiThreadIoEventLoopGroup(
                1, Thread.ofPlatform().daemon().name("mqtt").factory(), NioIoHandler.newFactory());
        thread = one;
        connect(one, broker, clientId);
    }

    private void connect(EventLoopGroup one, URI broker, String clientId) {
        if (!running) {
            return;
        }
        Connection next = new Connection(
                address.introduction(clientId),
                subscription(),
                deliveries,
                event -> happened(event, () -> connect(one, broker, clientId)));
        connection = next;
        new Bootstrap()
                .group(one)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, PATIENCE_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(address.channel(broker, next))
                .connect(broker.getHost(), MqttProperties.port(broker))
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        String why =
                                "no connection: " + connected.cause().getClass().getSimpleName();
                        happened(new Connection.Event.Ended(why, true), () -> connect(one, broker, clientId));
                    }
                });
    }

    private MqttSubscribeMessage subscription() {
        MqttMessageBuilders.SubscribeBuilder subscribe =
                MqttMessageBuilders.subscribe().messageId(1);
        // What was published before anybody listened was retained for others, and is old.
        MqttSubscriptionOption option = new MqttSubscriptionOption(
                MqttQoS.AT_LEAST_ONCE, false, false, RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE);
        for (MessageHandler handler : handlers) {
            for (String filter : handler.filters()) {
                subscribe = subscribe.addSubscription("$share/" + properties.share() + "/" + filter, option);
            }
        }
        return subscribe.build();
    }

    private void happened(Connection.Event event, Runnable again) {
        switch (event) {
            case Connection.Event.Subscribed(boolean known) -> {
                trouble = null;
                failures = 0;
                LOG.info("connected to the broker, which {}", known ? "knows this process" : "begins anew");
            }
            case Connection.Event.Ended(String why, boolean forNow) -> {
                EventLoopGroup one = thread;
                if (!running || one == null) {
                    return;
                }
                trouble = why;
                failures++;
                Duration pause = forNow ? BACKOFF.after(failures) : BACKOFF.longest();
                LOG.warn("no messages come: {}; connecting again in {}", why, pause);
                var _ = one.schedule(again, pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        Connection last = connection;
        EventLoopGroup one = thread;
        if (last != null) {
            last.close();
        }
        if (one != null) {
            one.shutdownGracefully(0, GOODBYE_SECONDS, TimeUnit.SECONDS)
                    .awaitUninterruptibly(GOODBYE_SECONDS, TimeUnit.SECONDS);
        }
        trouble = "not connected yet";
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
