package org.govchain.service.mqtt;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** How this process reaches the broker and introduces itself: TLS, login, and what it can take at once. */
@Component
class BrokerAddress {

    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final int PING_AFTER_SECONDS = 20;
    private static final int SILENT_AFTER_SECONDS = 50;
    /** For topics and properties, which are no part of the payload. */
    private static final int BESIDE_THE_PAYLOAD = 16 << 10;
    /** The decoder's; nobody sends us one. */
    private static final int LONGEST_CLIENT_ID = 65_535;

    private final MqttProperties properties;
    private final SslBundles bundles;

    BrokerAddress(MqttProperties properties, SslBundles bundles) {
        this.properties = properties;
        this.bundles = bundles;
    }

    /** A channel for a connection to this broker. */
    ChannelInitializer<SocketChannel> channel(URI broker, Connection connection) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                if (MqttProperties.isEncrypted(broker)) {
                    channel.pipeline().addLast(new SslHandler(engine(broker)));
                }
                channel.pipeline()
                        .addLast(MqttEncoder.INSTANCE)
                        // Not strict with texts: what the broker let pass would come again and again.
                        .addLast(new MqttDecoder(largest(), LONGEST_CLIENT_ID, false))
                        .addLast(new IdleStateHandler(SILENT_AFTER_SECONDS, PING_AFTER_SECONDS, 0))
                        .addLast(connection);
            }
        };
    }

    /** Asks the broker to keep what is not acknowledged, and not to send more than can be held; empty when the password cannot be read. */
    Optional<MqttConnectMessage> introduction(String clientId) {
        io.netty.handler.codec.mqtt.MqttProperties asked = new io.netty.handler.codec.mqtt.MqttProperties();
        asked.add(new IntegerProperty(io.netty.handler.codec.mqtt.MqttProperties.SESSION_EXPIRY_INTERVAL, (int)
                properties.sessionExpiry().toSeconds()));
        asked.add(new IntegerProperty(
                io.netty.handler.codec.mqtt.MqttProperties.RECEIVE_MAXIMUM, properties.receiveMaximum()));
        asked.add(new IntegerProperty(io.netty.handler.codec.mqtt.MqttProperties.MAXIMUM_PACKET_SIZE, largest()));
        MqttMessageBuilders.ConnectBuilder connect = MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_5)
                .clientId(clientId)
                .cleanSession(false)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .properties(asked);
        Path password = properties.passwordFile();
        if (password != null) {
            try {
                connect = connect.username(properties.username()).password(secret(password));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.of(connect.build());
    }

    private int largest() {
        return Math.toIntExact(properties.largestMessage().toBytes()) + BESIDE_THE_PAYLOAD;
    }

    private SSLEngine engine(URI broker) {
        SSLEngine engine = context().createSSLEngine(broker.getHost(), MqttProperties.port(broker));
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        // The name in the certificate counts, as in HTTPS.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SSLContext context() {
        try {
            String name = properties.sslBundle();
            return name == null
                    ? SSLContext.getDefault()
                    : bundles.getBundle(name).createSslContext();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] secret(Path file) throws IOException {
        return Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    }
}
