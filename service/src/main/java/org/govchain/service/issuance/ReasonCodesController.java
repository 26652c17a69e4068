package org.govchain.service.issuance;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.govchain.jose.JsonText;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The published list of reasons for a change of status. */
@RestController
class ReasonCodesController {

    /** {@code {"items": [{"code", "changes", "reachesBack", "de", "en"}]}}. */
    @GetMapping("/reason-codes")
    ResponseEntity<Object> list() {
        JsonText json = new JsonText(4096).raw("{\"items\":[");
        String separator = "{";
        for (StatusReason reason : StatusReason.values()) {
            json.raw(separator).member("code", reason.code());
            json.raw(",\"changes\":").value(changes(reason));
            json.raw(",\"reachesBack\":").value(reason.reachesBack());
            json.raw(",").member("de", reason.german());
            json.raw(",").member("en", reason.english()).raw("}");
            separator = ",{";
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.raw("]}").toUtf8());
    }

    private static List<String> changes(StatusReason reason) {
        return Arrays.stream(StatusChange.values())
                .filter(reason::fits)
                .map(change -> change.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
