package org.govchain.service.mqtt;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.govchain.service.rounds.Backoff;
import org.govchain.service.streams.Streams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps a connection to the broker, and makes another one when it is lost. All processes of an installation have one session there, which the
 * one has that writes streams: the others could store nothing of what they were given.
 */
@Component
class Broker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int GOODBYE_SECONDS = 5;
    private static final int LOOK_MILLIS = 200;
    private static final String NOT_YET = "not connected yet";

    private final MqttProperties properties;
    private final BrokerAddress address;
    private final List<MessageHandler> handlers;
    private final Deliveries deliveries;
    private final BooleanSupplier standsBy;
    private @Nullable EventLoopGroup thread;
    private volatile @Nullable Connection connection;
    private @Nullable Future<?> again;
    private volatile boolean running;
    private volatile boolean ours;
    private volatile @Nullable String trouble = NOT_YET;
    private int failures;

    @Autowired
    Broker(
            MqttProperties properties,
            BrokerAddress address,
            List<MessageHandler> handlers,
            Deliveries deliveries,
            Streams streams) {
        this(properties, address, handlers, deliveries, streams::standsBy);
    }

    Broker(
            MqttProperties properties,
            BrokerAddress address,
            List<MessageHandler> handlers,
            Deliveries deliveries,
            BooleanSupplier standsBy) {
        this.properties = properties;
        this.address = address;
        this.handlers = handlers;
        this.deliveries = deliveries;
        this.standsBy = standsBy;
    }

    boolean isConfigured() {
        return properties.broker().isPresent();
    }

    /** Whether messages are for this process; what was taken before and is not acknowledged comes to another one. */
    boolean isOurs() {
        return ours;
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
        Runnable connect = () -> connect(one, broker, clientId);
        var _ = one.scheduleWithFixedDelay(() -> look(connect), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(Runnable connect) {
        if (!ours && !standsBy.getAsBoolean()) {
            ours = true;
            failures = 0;
            connect.run();
        } else if (ours && standsBy.getAsBoolean()) {
            ours = false;
            trouble = NOT_YET;
            leave();
            deliveries.forgetWhatIsKept();
            LOG.info("another process of this installation takes the messages of the broker");
        }
    }

    private void leave() {
        Connection last = connection;
        Future<?> planned = again;
        connection = null;
        if (planned != null) {
            planned.cancel(false);
        }
        if (last != null) {
            last.close();
        }
    }

    private void connect(EventLoopGroup one, URI broker, String clientId) {
        if (!running) {
            return;
        }
        Runnable anew = () -> connect(one, broker, clientId);
        Optional<MqttConnectMessage> introduction = address.introduction(clientId);
        if (introduction.isEmpty()) {
            ended("the file govchain.mqtt.password-file cannot be read", true, anew);
            return;
        }
        Connection next = new Connection(
                introduction.get(), subscription(), deliveries, (of, event) -> happened(of, event, anew));
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
                        happened(next, new Connection.Event.Ended(why, true), anew);
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
                subscribe = subscribe.addSubscription(shared(filter), option);
            }
        }
        return subscribe.build();
    }

    private String shared(String filter) {
        return properties.share() == null ? filter : "$share/" + properties.share() + "/" + filter;
    }

    private void happened(Connection of, Connection.Event event, Runnable anew) {
        if (of != connection) {
            return; // it was left
        }
        switch (event) {
            case Connection.Event.Subscribed(boolean known) -> {
                trouble = null;
                failures = 0;
                LOG.info("connected to the broker, which {}", known ? "knows this installation" : "begins anew");
            }
            case Connection.Event.Ended(String why, boolean forNow) -> ended(why, forNow, anew);
        }
    }

    private void ended(String why, boolean forNow, Runnable anew) {
        EventLoopGroup one = thread;
        if (!running || one == null) {
            return;
        }
        trouble = why;
        failures++;
        Duration pause = forNow ? BACKOFF.after(failures) : BACKOFF.longest();
        LOG.warn("no messages come: {}; connecting again in {}", why, pause);
        again = one.schedule(anew, pause.toMillis(), TimeUnit.MILLISECONDS);
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
        ours = false;
        trouble = NOT_YET;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
