package org.govchain.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Erases some documents of an installation: they are gone, what their holders kept still verifies, and so does everything else. */
final class ErasedDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVERY = 7;
    private static final int MOST = 40;

    private final ServiceClient clerk;
    private final ServiceClient administrator;
    private final Aftermath aftermath;

    /**
     * @param clerk reads documents
     * @param administrator erases them
     */
    ErasedDocuments(ServiceClient clerk, ServiceClient administrator, Aftermath aftermath) {
        this.clerk = clerk;
        this.administrator = administrator;
        this.aftermath = aftermath;
    }

    /**
     * Erases some of these credentials.
     *
     * @return the others
     * @throws IllegalStateException with the first thing that is not as it must be
     */
    List<String> eraseSomeOf(List<String> credentials) throws IOException, InterruptedException {
        Map<String, byte[]> kept = new HashMap<>();
        Set<String> documents = new LinkedHashSet<>();
        for (int i = 0; i < credentials.size() && kept.size() < MOST; i += EVERY) {
            String path = "/api/credentials/" + credentials.get(i);
            kept.put(credentials.get(i), found(clerk.get(path + "/bundle"), path));
            documents.add(JSON.readTree(found(clerk.get(path), path))
                    .get("documentId")
                    .asString());
        }
        erase(documents);
        for (Map.Entry<String, byte[]> erased : kept.entrySet()) {
            int answer =
                    clerk.get("/api/credentials/" + erased.getKey() + "/bundle").statusCode();
            if (answer != 404) {
                throw new IllegalStateException(erased.getKey() + " was erased, and the service answers " + answer);
            }
            aftermath.requireValid(erased.getKey(), erased.getValue());
        }
        System.out.println(kept.size() + " documents erased; what their holders kept is valid");
        List<String> others = new ArrayList<>(credentials);
        others.removeAll(kept.keySet());
        return others;
    }

    private void erase(Set<String> documents) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("documents", documents, "reason", "demanded"));
        HttpResponse<String> reply =
                administrator.post("/api/erasures", UUID.randomUUID().toString(), body);
        if (reply.statusCode() != 200) {
            throw new IllegalStateException("erasing: the service answers " + reply.statusCode() + " " + reply.body());
        }
        for (JsonNode item : JSON.readTree(reply.body()).get("items")) {
            if (!item.get("outcome").asString().equals("erased")) {
                throw new IllegalStateException("a document was not erased: " + item);
            }
        }
    }

    private static byte[] found(HttpResponse<byte[]> response, String what) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(what + ": the service answers " + response.statusCode());
        }
        return response.body();
    }
}
