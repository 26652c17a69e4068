package org.govchain.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.govchain.cli.terminal.Fault;
import tools.jackson.databind.JsonNode;

/** Readings of streams as a service gives them out: to the authority with a token, to everybody those of open devices. */
public final class StreamReadings {

    private static final String STREAM = "[0-9a-f]{32}";
    private static final int MOST_PAGES = 10_000;

    private final ServiceClient client;
    private final String root;

    /**
     * The streams of a service.
     *
     * @param own whether the client has a token of the authority
     */
    public StreamReadings(ServiceClient client, boolean own) {
        this.client = client;
        this.root = own ? "api/streams" : "streams";
    }

    /** The stream of this name, or of the device of this name. @throws Fault when there is none */
    public String stream(String name) throws ServiceUnreachable {
        if (name.matches(STREAM)) {
            return name;
        }
        JsonNode items =
                client.get(root + "?device=" + encoded(name)).orRefuse().json().path("items");
        if (items.isEmpty()) {
            throw new Fault(
                    "there is no stream of a device " + name,
                    "its stream begins with its first reading; without a token only open devices are there");
        }
        return items.get(0).path("id").asString("");
    }

    /**
     * All pages of a span, each with what proves it. All are of one head of the stream, so that nothing moves between them.
     *
     * @param page makes something of a range as it comes
     */
    public <T> List<T> ranges(String stream, Instant from, Instant until, Function<byte[], T> page)
            throws ServiceUnreachable {
        List<T> pages = new ArrayList<>();
        Optional<String> next = Optional.of(path(stream, "readings", from, until));
        while (next.isPresent() && pages.size() < MOST_PAGES) {
            Answer answer = client.get(next.get()).orRefuse();
            pages.add(page.apply(answer.body()));
            // Whoever answers leads to no other host: the token goes along.
            next = answer.link("next").filter(link -> link.startsWith("/" + root + "/"));
        }
        return pages;
    }

    /** What is missing in a span. */
    public JsonNode gaps(String stream, Instant from, Instant until) throws ServiceUnreachable {
        return client.get(path(stream, "gaps", from, until)).orRefuse().json();
    }

    private String path(String stream, String what, Instant from, Instant until) {
        return root + "/" + stream + "/" + what + "?from=" + from + "&until=" + until;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
