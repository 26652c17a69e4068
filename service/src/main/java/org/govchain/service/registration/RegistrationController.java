package org.govchain.service.registration;

import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the operator what the registry lacks, as the file that a member proposes from (docs/spec/registration.md). */
@RestController
class RegistrationController {

    private static final String FORMAT = "govchain-registration/1";

    private final Registration registration;

    RegistrationController(Registration registration) {
        this.registration = registration;
    }

    @GetMapping("/api/registration")
    ResponseEntity<Object> missing() {
        return registration
                .missing()
                .map(RegistrationController::answer)
                .orElseGet(() -> Problems.answer(
                        Refusal.of(RefusalCode.UNAVAILABLE, "the registry on the chain was not seen since the start")));
    }

    private static ResponseEntity<Object> answer(List<WantedChange> missing) {
        List<Map<String, Object>> changes =
                missing.stream().map(RegistrationController::json).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("format", FORMAT, "changes", changes));
    }

    private static Map<String, Object> json(WantedChange wanted) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (wanted) {
            case WantedChange.AuthorityWanted authority -> {
                json.put("change", "register-authority");
                json.put("authority", authority.issuer());
                json.put("name", authority.name());
            }
            case WantedChange.KeyWanted key -> {
                json.put("change", "add-key");
                json.put("authority", key.issuer());
                json.put("certificate", certificate(key));
                json.put("purpose", key.key().purpose().name().toLowerCase(Locale.ROOT));
                json.put("from", key.from().toString());
                json.put("until", key.until().toString());
            }
            case WantedChange.TypeWanted type -> {
                json.put("change", "allow-type");
                json.put("authority", type.issuer());
                json.put("type", type.type().toString());
                json.put("from", type.from().toString());
            }
            case WantedChange.ProfileWanted profile -> {
                json.put("change", "register-profile");
                json.put("type", profile.type().toString());
                json.put("profile", profile.xml());
            }
            case WantedChange.LogWanted log -> {
                json.put("change", "register-log");
                json.put("log", log.origin().value());
                json.put("account", log.account().hex());
                json.put("maxGrowth", log.maxGrowth());
            }
            case WantedChange.StatusListWanted list -> {
                json.put("change", "register-status-list");
                json.put("list", list.list().uri());
                json.put("authority", list.issuer());
                json.put("log", list.log().value());
            }
        }
        return json;
    }

    private static String certificate(WantedChange.KeyWanted key) {
        try {
            return Base64.getEncoder().encodeToString(key.key().certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }
}
