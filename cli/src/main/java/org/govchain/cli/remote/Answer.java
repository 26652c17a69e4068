package org.govchain.cli.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.govchain.cli.terminal.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answered: the HTTP status and the bytes. */
public final class Answer {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern LINK = Pattern.compile("<([^>]*)>[^,<]*?;\\s*rel=\"?([a-z-]+)\"?");

    private final String asked;
    private final int status;
    private final byte[] body;
    private final Optional<String> retryAfter;
    private final List<String> links;

    Answer(String asked, int status, byte[] body) {
        this(asked, status, body, Optional.empty(), List.of());
    }

    Answer(String asked, int status, byte[] body, Optional<String> retryAfter, List<String> links) {
        this.asked = asked;
        this.status = status;
        this.body = body;
        this.retryAfter = retryAfter;
        this.links = links;
    }

    /** Method and address that were asked. */
    public String asked() {
        return asked;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    public byte[] body() {
        return body.clone();
    }

    /** When to ask again, as a service says that is busy; empty when it does not, or not in seconds (RFC 9110 §10.2.3). */
    public Optional<Duration> retryAfter() {
        return retryAfter
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    /** Where a link with this relation leads (RFC 8288), as it stands there. */
    public Optional<String> link(String relation) {
        return links.stream()
                .flatMap(header -> LINK.matcher(header).results())
                .filter(link -> link.group(2).equals(relation))
                .map(link -> link.group(1))
                .findFirst();
    }

    public boolean ok() {
        return status / 100 == 2;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON. @throws Fault when it is none: whatever answered is no govchain service. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Fault(asked + " did not answer with JSON", "check that --service names a govchain service", e);
        }
    }

    /** A text within the body, by the names that lead to it; empty when the body is no JSON or says nothing of it. */
    public String textAt(String... names) {
        try {
            JsonNode node = JSON.readTree(body);
            for (String name : names) {
                node = node.path(name);
            }
            return node.asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    /** Returns this answer when it is a success. @throws Fault with the service's own reason when it is not */
    public Answer orRefuse() {
        if (ok()) {
            return this;
        }
        throw new Fault(asked + " answered " + status + reason(), hint());
    }

    /** Title and detail of an RFC 9457 problem document; a foreign body is not repeated. */
    private String reason() {
        String title = textAt("title");
        String detail = textAt("detail");
        return (title.isEmpty() ? "" : ": " + title) + (detail.isEmpty() ? "" : ": " + detail);
    }

    private String hint() {
        return switch (status) {
            case 401 ->
                "no valid token: pass --token, set GOVCHAIN_TOKEN, or make one for the demo with: govchain token";
            case 403 -> "this token's roles or authority do not allow it; see docs/cli.md, token";
            case 404 -> "nothing is known under this name; check the id, or the type's name";
            case 400, 409, 422 -> "correct what is named above and send it again";
            case 429, 503 -> "the service is busy or starting; try again in a moment";
            default -> "see the service's log, or run: govchain doctor";
        };
    }
}
