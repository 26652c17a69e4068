package org.govchain.service.webhooks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.govchain.jose.JsonText;

/** Webhooks and deliveries as answers. */
final class WebhookJson {

    private WebhookJson() {}

    /** @param secret shown when it was just made, and never again */
    static byte[] one(Webhook webhook, Optional<String> secret) {
        JsonText json = new JsonText(512);
        write(json, webhook, secret);
        return json.toUtf8();
    }

    static byte[] list(List<Webhook> webhooks) {
        JsonText json = new JsonText(512).raw("{\"items\":[");
        for (int i = 0; i < webhooks.size(); i++) {
            json.raw(i == 0 ? "" : ",");
            write(json, webhooks.get(i), Optional.empty());
        }
        return json.raw("]}").toUtf8();
    }

    static byte[] deliveries(List<Delivery> deliveries) {
        JsonText json = new JsonText(512).raw("{\"items\":[");
        for (int i = 0; i < deliveries.size(); i++) {
            json.raw(i == 0 ? "" : ",");
            write(json, deliveries.get(i));
        }
        return json.raw("]}").toUtf8();
    }

    private static void write(JsonText json, Webhook webhook, Optional<String> secret) {
        json.raw("{").member("id", webhook.id().toString());
        json.raw(",").member("url", webhook.url().toString());
        json.raw(",\"kinds\":").value(webhook.kinds());
        json.raw(",").member("createdAt", webhook.createdAt().toString());
        webhook.oldSecretUntil().ifPresent(at -> json.raw(",").member("oldSecretUntil", at.toString()));
        secret.ifPresent(it -> json.raw(",").member("secret", it));
        json.raw("}");
    }

    private static void write(JsonText json, Delivery delivery) {
        json.raw("{").member("id", delivery.id().toString()).raw(",").member("kind", delivery.kind());
        json.raw(",").member("subject", delivery.subject().toString());
        json.raw(",").member("state", delivery.state().toLowerCase(Locale.ROOT));
        json.raw(",").member("attempts", delivery.attempts());
        json.raw(",").member("createdAt", delivery.createdAt().toString());
        delivery.nextAt().ifPresent(at -> json.raw(",").member("nextAt", at.toString()));
        delivery.endedAt().ifPresent(at -> json.raw(",").member("endedAt", at.toString()));
        delivery.lastAnswer().ifPresent(answer -> json.raw(",").member("lastAnswer", answer));
        json.raw("}");
    }
}
