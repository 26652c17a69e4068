package org.govchain.service.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages that run in browsers, as service/browser/build made them, and nothing beside what its index names. The index also has
 * the headers, the strict Content-Security-Policy among them, so that page tests and service send the same.
 */
@Component
public class BrowserFiles {

    private static final String FOLDER = "/browser/";

    private final Map<String, BrowserFile> pages = new HashMap<>();
    private final Map<String, BrowserFile> files = new HashMap<>();

    BrowserFiles() {
        if (BrowserFiles.class.getResource(FOLDER + "index.json") == null) {
            return;
        }
        JsonNode index = JsonMapper.shared().readTree(bytes("index.json"));
        HttpHeaders common = headers(index.path("headers"));
        for (JsonNode entry : index.path("files")) {
            BrowserFile file = read(entry, common);
            if (entry.has("page")) {
                pages.put(entry.get("page").asString(), file);
            } else {
                files.put(entry.get("path").asString(), file);
            }
        }
    }

    /**
     * A page.
     *
     * @param name path of its template below service/browser/src without the ending, such as {@code page/check}
     * @param acceptEncoding the request's header of that name, or nothing
     */
    public ResponseEntity<Object> page(String name, String acceptEncoding) {
        return answer(Optional.ofNullable(pages.get(name)), acceptEncoding);
    }

    /** What a page loads, by the whole path of the request, such as {@code /check/sw.js}. */
    ResponseEntity<Object> file(String path, String acceptEncoding) {
        return answer(Optional.ofNullable(files.get(path)), acceptEncoding);
    }

    private ResponseEntity<Object> answer(Optional<BrowserFile> found, String acceptEncoding) {
        if (pages.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.UNAVAILABLE, "this service was built without its pages; build it with Maven"));
        }
        return found.map(file -> file.answer(acceptEncoding.contains("gzip"))).orElseGet(Problems::notFound);
    }

    private static BrowserFile read(JsonNode entry, HttpHeaders common) {
        String name = entry.get("file").asString();
        HttpHeaders headers = new HttpHeaders(common);
        headers.addAll(headers(entry.path("headers")));
        return new BrowserFile(
                bytes(name),
                entry.get("gzip").asBoolean() ? Optional.of(bytes(name + ".gz")) : Optional.empty(),
                entry.get("type").asString(),
                entry.path("immutable").asBoolean(false),
                headers);
    }

    private static HttpHeaders headers(JsonNode members) {
        HttpHeaders headers = new HttpHeaders();
        members.properties()
                .forEach(
                        member -> headers.set(member.getKey(), member.getValue().asString()));
        return headers;
    }

    private static byte[] bytes(String name) {
        try (InputStream in = BrowserFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the index of the pages names " + name + ", which is not there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
