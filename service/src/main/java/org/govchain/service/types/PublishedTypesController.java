package org.govchain.service.types;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.govchain.service.web.Problems;
import org.govchain.types.CredentialType;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells the world what a credential type is, under the type's own URI. */
@RestController
class PublishedTypesController {

    /** An edited type is told soon; a former version never changes. */
    private static final Duration CURRENT = Duration.ofMinutes(5);

    private static final Duration FORMER = Duration.ofDays(1);

    private final CredentialTypes types;
    private final TypeProfiles profiles;

    PublishedTypesController(CredentialTypes types, TypeProfiles profiles) {
        this.types = types;
        this.profiles = profiles;
    }

    /** Name, labels and schema of a type in the version that holds. */
    @GetMapping("/types/{name}")
    ResponseEntity<Object> type(@PathVariable String name) {
        return metadata(types.find(name), CURRENT);
    }

    /** The same of any version, for documents that were issued under it. */
    @GetMapping("/types/{name}/versions/{version}")
    ResponseEntity<Object> version(@PathVariable String name, @PathVariable int version) {
        return metadata(types.find(name, version), FORMER);
    }

    /** The seal profile with this number, 32 upper-case hexadecimal digits, as XML, below the type that it belongs to. */
    @GetMapping("/types/{name}/{number}")
    ResponseEntity<Object> profile(@PathVariable String name, @PathVariable String number) {
        return profiles.profile(name, number)
                .map(profile -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(FORMER).cachePublic())
                        .contentType(MediaType.APPLICATION_XML)
                        .<Object>body(profile.toXml().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(Problems::notFound);
    }

    private ResponseEntity<Object> metadata(Optional<CredentialType> type, Duration age) {
        return type.map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(age).cachePublic())
                        .contentType(MediaType.APPLICATION_JSON)
                        .<Object>body(TypeMetadata.of(found, types.idOf(found))))
                .orElseGet(Problems::notFound);
    }
}
