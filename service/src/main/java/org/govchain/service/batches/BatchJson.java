package org.govchain.service.batches;

import java.util.List;
import org.govchain.jose.JsonText;

/** Batches as answers. */
final class BatchJson {

    private BatchJson() {}

    static byte[] one(Batch batch) {
        JsonText json = new JsonText(768);
        write(json, batch);
        return json.toUtf8();
    }

    static byte[] list(List<Batch> batches) {
        JsonText json = new JsonText(768 * (batches.size() + 1)).raw("{\"items\":[");
        for (int i = 0; i < batches.size(); i++) {
            json.raw(i == 0 ? "" : ",");
            write(json, batches.get(i));
        }
        return json.raw("]}").toUtf8();
    }

    private static void write(JsonText json, Batch batch) {
        json.raw("{").member("id", batch.id().toString()).raw(",").member("type", batch.type());
        json.raw(",").member("state", batch.state().word());
        batch.note().ifPresent(note -> json.raw(",").member("note", note));
        json.raw(",").member("total", batch.total()).raw(",").member("done", batch.done());
        json.raw(",").member("issued", batch.issued()).raw(",").member("drafted", batch.drafted());
        json.raw(",").member("present", batch.present());
        json.raw(",").member("refused", batch.refused());
        batch.rate().ifPresent(rate -> json.raw(",").member("rowsPerSecond", Math.round(rate)));
        json.raw(",").member("sha256", batch.sha256().toHex());
        json.raw(",").member("createdAt", batch.createdAt().toString());
        batch.startedAt().ifPresent(at -> json.raw(",").member("startedAt", at.toString()));
        batch.finishedAt().ifPresent(at -> json.raw(",").member("finishedAt", at.toString()));
        String self = "/api/batches/" + batch.id();
        json.raw(",\"links\":{").member("self", self);
        for (String link : List.of("check", "state", "result")) {
            json.raw(",").member(link, self + "/" + link);
        }
        json.raw("}}");
    }
}
