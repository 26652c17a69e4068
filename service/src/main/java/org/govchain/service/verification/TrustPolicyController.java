package org.govchain.service.verification;

import java.time.Duration;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.trust.Trust;
import org.govchain.service.web.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The trust policy as this installation sees it: a convenience. Who wants independence makes the file from the chain, or
 * compares this one's digest over another channel.
 */
@RestController
class TrustPolicyController {

    private final Trust trust;

    TrustPolicyController(Trust trust) {
        this.trust = trust;
    }

    /** The policy's exact bytes. */
    @GetMapping("/trust-policy")
    ResponseEntity<Object> policy() {
        return trust.policyJson()
                .map(json -> ResponseEntity.ok()
                        .cacheControl(
                                CacheControl.maxAge(Duration.ofSeconds(10)).cachePublic())
                        .contentType(MediaType.APPLICATION_JSON)
                        .<Object>body(json))
                .orElseGet(() -> Problems.answer(Refusal.of(
                        RefusalCode.UNAVAILABLE, "the registry on the chain was not read yet; try again later")));
    }
}
