package org.govchain.service.mqtt;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code govchain.mqtt.*}: the broker that readings come through. Without a URL this door is closed.
 *
 * @param url {@code mqtt://host:1883}, or {@code mqtts://host:8883} for TLS
 * @param clientId the name of this installation at the broker, which keeps under it what is not acknowledged yet: the same after a
 *     restart, and in all its processes, of which one is connected
 * @param username of this installation at the broker
 * @param passwordFile the file with its password
 * @param sslBundle name of a {@code spring.ssl.bundle.*} with what is trusted and, where the broker asks for one, a certificate; without it
 *     what Java trusts
 * @param prefix first level of the topics
 * @param share name of a shared subscription (MQTT 5 §4.8.2): each message goes to one of those who subscribe under it; without it an ordinary one
 * @param sessionExpiry for how long the broker keeps messages while no process is there
 * @param receiveMaximum most messages that wait here; the broker keeps the rest
 * @param largestMessage what is larger stays at the broker, which drops it
 * @param uplinks topics on which network servers publish their events
 */
@ConfigurationProperties(prefix = "govchain.mqtt", ignoreUnknownFields = false)
record MqttProperties(
        @Nullable URI url,
        @Nullable String clientId,
        @Nullable String username,
        @Nullable Path passwordFile,
        @Nullable String sslBundle,
        @DefaultValue("govchain") String prefix,
        @Nullable String share,
        @DefaultValue("7d") Duration sessionExpiry,
        @DefaultValue("1000") int receiveMaximum,
        @DefaultValue("2MB") DataSize largestMessage,
        @Nullable List<Uplinks> uplinks) {

    /**
     * Where a network server publishes.
     *
     * @param integration its id in the register: whoever may publish there sends for the devices of its authority
     * @param topics a filter, such as {@code application/+/device/+/event/up} or {@code v3/+/devices/+/up}
     */
    record Uplinks(UUID integration, String topics) {}

    private static final int PORT = 1883;
    private static final int PORT_OF_TLS = 8883;
    private static final int MOST_UNACKNOWLEDGED = 65_535; // MQTT 5 §3.1.2.11.3
    /** Session expiry is an unsigned 32-bit number of seconds, and the largest of them means never (MQTT 5 §3.1.2.11.2). */
    private static final long LONGEST_SESSION = 0xFFFF_FFFEL;

    MqttProperties {
        if (url != null) {
            boolean address =
                    ("mqtt".equals(url.getScheme()) || "mqtts".equals(url.getScheme())) && url.getHost() != null;
            require(
                    address && url.getUserInfo() == null,
                    "url",
                    "must be mqtt://host:port or mqtts://host:port, and nothing more");
            require(
                    clientId != null && !clientId.isBlank(),
                    "client-id",
                    "is missing: it is the name of the installation and stays");
        }
        require(isLevel(prefix), "prefix", "must be one level of a topic");
        require(share == null || isLevel(share), "share", "must be one level of a topic");
        require((username == null) == (passwordFile == null), "username", "and password-file belong together");
        require(receiveMaximum > 0 && receiveMaximum <= MOST_UNACKNOWLEDGED, "receive-maximum", "must be 1 to 65535");
        require(
                sessionExpiry.isPositive() && sessionExpiry.toSeconds() <= LONGEST_SESSION,
                "session-expiry",
                "must be positive: without a session nothing is kept while this process is away");
        require(largestMessage.toBytes() >= 1024, "largest-message", "must be 1KB or more");
    }

    private static void require(boolean right, String name, String what) {
        if (!right) {
            throw new IllegalArgumentException("govchain.mqtt." + name + " " + what);
        }
    }

    private static boolean isLevel(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> "/+#$".indexOf(c) >= 0 || c <= ' ');
    }

    List<Uplinks> boundUplinks() {
        return uplinks == null ? List.of() : List.copyOf(uplinks);
    }

    Optional<URI> broker() {
        return Optional.ofNullable(url);
    }

    static boolean isEncrypted(URI broker) {
        return "mqtts".equals(broker.getScheme());
    }

    static int port(URI broker) {
        int standard = isEncrypted(broker) ? PORT_OF_TLS : PORT;
        return broker.getPort() < 0 ? standard : broker.getPort();
    }
}
