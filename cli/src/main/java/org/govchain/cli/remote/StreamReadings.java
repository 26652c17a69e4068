package org.govchain.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.govchain.cli.terminal.Fault;
import tools.jackson.databind.JsonNode;

/** Readings of streams as a service gives them out: to the authority with a token, to everybody those of open devices. */
public final class StreamReadings {

    private static final String STREAM = "[0-9a-f]{32}";
    private static final int NOT_FOUND = 404;
    private static final int MOST_PAGES = 10_000;
    private static final String ASK_AUTHORITY = "ask the authority that gave it";
    private static final String GRANTED = "granted/streams";

    private final ServiceClient client;
    private final String root;

    /**
     * The streams of a service.
     *
     * @param own whether the client has a token of the authority
     */
    public StreamReadings(ServiceClient client, boolean own) {
        this(client, own ? "api/streams" : "streams");
    }

    private StreamReadings(ServiceClient client, String root) {
        this.client = client;
        this.root = root;
    }

    /** The streams that the client's data grant opens. */
    public static StreamReadings granted(ServiceClient client) {
        return new StreamReadings(client, GRANTED);
    }

    /**
     * The stream of this name, or of the device of this name.
     *
     * @param authority whose device it is; several may have one of a name
     * @throws Fault when there is none, or when there are several
     */
    public String stream(String name, Optional<String> authority) throws ServiceUnreachable {
        if (name.matches(STREAM)) {
            return name;
        }
        JsonNode answer = known(client.get(root + "?device=" + encoded(name))).json();
        List<JsonNode> items = answer.path("items").values().stream()
                .filter(item -> authority
                        .filter(it -> !it.equals(item.path("authority").asString("")))
                        .isEmpty())
                .toList();
        if (items.isEmpty() && root.equals(GRANTED)) {
            throw new Fault("the data grant opens no stream of a device " + name, ASK_AUTHORITY);
        }
        if (items.isEmpty()) {
            throw new Fault(
                    "there is no stream of a device " + name,
                    "its stream begins with its first reading; without a token only open devices are there");
        }
        if (items.size() > 1) {
            throw new Fault(
                    "several authorities have a device " + name,
                    "say whose is meant with --authority: "
                            + String.join(
                                    ", ",
                                    items.stream()
                                            .map(item -> item.path("authority").asString(""))
                                            .toList()));
        }
        return items.getFirst().path("id").asString("");
    }

    /**
     * Fetches the pages of a span, each with what proves it, as far as the service names them. Whether they are of one head of the stream,
     * and all that was asked for, has to be looked at.
     *
     * @param goesOn takes a range as it comes, and says whether the next is wanted
     */
    public void ranges(String stream, Instant from, Instant until, Predicate<byte[]> goesOn) throws ServiceUnreachable {
        Optional<String> next = Optional.of(path(stream, "readings", from, until));
        for (int page = 0; next.isPresent() && page < MOST_PAGES; page++) {
            Answer answer = known(client.get(next.get()));
            if (!goesOn.test(answer.body())) {
                return;
            }
            // Whoever answers leads to no other host: the token goes along.
            next = answer.link("next").filter(link -> link.startsWith("/" + root + "/"));
        }
    }

    /** The first page of a span; empty while nothing of the stream is anchored, and where there is no such stream. */
    public Optional<byte[]> range(String stream, Instant from, Instant until) throws ServiceUnreachable {
        Answer answer = client.get(path(stream, "readings", from, until));
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(answer.orRefuse().body());
    }

    /** What is missing in a span. */
    public JsonNode gaps(String stream, Instant from, Instant until) throws ServiceUnreachable {
        return known(client.get(path(stream, "gaps", from, until))).json();
    }

    /** A grant that has ended, was withdrawn or never was is not told apart from a stream that is not there: the service does not say which. */
    private Answer known(Answer answer) {
        if (root.equals(GRANTED) && answer.status() == NOT_FOUND) {
            throw new Fault(
                    "the data grant does not open this: it has ended, was withdrawn, or is for other devices",
                    ASK_AUTHORITY);
        }
        return answer.orRefuse();
    }

    private String path(String stream, String what, Instant from, Instant until) {
        return root + "/" + stream + "/" + what + "?from=" + from + "&until=" + until;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
