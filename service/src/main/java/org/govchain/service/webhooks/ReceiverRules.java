package org.govchain.service.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Where webhooks may lead, so that nobody makes the service ask around in the network it runs in (OWASP, server-side request forgery).
 * The connection goes to the very address that was judged: names are resolved once, here.
 */
@Component
@EnableConfigurationProperties(WebhookProperties.class)
class ReceiverRules implements DnsResolver {

    /** Not the public internet: IANA's special-purpose registries, and the ways of IPv6 to say an IPv4 address. */
    private static final List<IpAddressMatcher> SPECIAL = Arrays.asList(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/128",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "ff00::/8")
            .stream()
            .map(IpAddressMatcher::new)
            .toList();

    private static final int LONGEST_URL = 2_000;

    private final List<IpAddressMatcher> allowed;
    private final boolean loopback;

    ReceiverRules(WebhookProperties properties) {
        this.allowed =
                properties.allowedRanges().stream().map(IpAddressMatcher::new).toList();
        this.loopback = properties.loopback();
    }

    /** The URL, when a webhook may have it; its address is judged at each delivery. */
    Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean sound = text.length() <= LONGEST_URL
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && ("https".equals(url.getScheme())
                            || ("http".equals(url.getScheme()) && isLoopback(url.getHost())))
                    && !isForbiddenLiteral(url.getHost());
            return sound ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isLoopback(String host) {
        return loopback && (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]"));
    }

    /** An address instead of a name can be told at once. */
    private boolean isForbiddenLiteral(String host) {
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return literal && !mayConnect(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    /** Whether a delivery may go to this address. */
    boolean mayConnect(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopback;
        }
        String text = address.getHostAddress();
        return allowed.stream().anyMatch(range -> range.matches(text))
                || SPECIAL.stream().noneMatch(range -> range.matches(text));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] judged = Arrays.stream(InetAddress.getAllByName(host))
                .filter(this::mayConnect)
                .toArray(InetAddress[]::new);
        if (judged.length == 0) {
            throw new UnknownHostException("no address that a webhook may lead to");
        }
        return judged;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
