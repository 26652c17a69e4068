package org.govchain.service.datagrants;

import java.util.Objects;
import java.util.Optional;
import org.govchain.service.sensors.ReadingsQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For parties that an authority lets read: with the token of a grant in a header, or with a login that may belong to no authority. */
@RestController
class GrantedController {

    /** The header with a grant's token. */
    static final String TOKEN = "Data-Grant";

    private static final String BY_TOKEN = "/granted/streams";
    private static final String BY_LOGIN = "/api/granted/streams";
    private static final String NEWEST = "" + Long.MAX_VALUE;

    private final GrantedStreams granted;

    GrantedController(GrantedStreams granted) {
        this.granted = granted;
    }

    /** Streams that the token opens, newest first: {@code {"items": […], "next"?}}. */
    @GetMapping(BY_TOKEN)
    ResponseEntity<Object> list(
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(defaultValue = NEWEST) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return granted.list(bearer(token), BY_TOKEN, Optional.ofNullable(device), cursor, limit);
    }

    /** The same for a login. */
    @GetMapping(BY_LOGIN)
    ResponseEntity<Object> list(
            @AuthenticationPrincipal Jwt login,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(defaultValue = NEWEST) long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return granted.list(login(login), BY_LOGIN, Optional.ofNullable(device), cursor, limit);
    }

    /** Readings as of open devices; the use is recorded. */
    @GetMapping(BY_TOKEN + "/{id}/readings")
    ResponseEntity<Object> readings(
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam String until,
            @RequestParam(required = false) @Nullable Long size,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return granted.readings(bearer(token), BY_TOKEN, id, new ReadingsQuestion(from, until, size, format, accept));
    }

    /** The same for a login. */
    @GetMapping(BY_LOGIN + "/{id}/readings")
    ResponseEntity<Object> readings(
            @AuthenticationPrincipal Jwt login,
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam String until,
            @RequestParam(required = false) @Nullable Long size,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return granted.readings(login(login), BY_LOGIN, id, new ReadingsQuestion(from, until, size, format, accept));
    }

    /** What is missing; the use is recorded. */
    @GetMapping(BY_TOKEN + "/{id}/gaps")
    ResponseEntity<Object> gaps(
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam String until) {
        return granted.gaps(bearer(token), BY_TOKEN, id, ReadingsQuestion.of(from, until));
    }

    /** The same for a login. */
    @GetMapping(BY_LOGIN + "/{id}/gaps")
    ResponseEntity<Object> gaps(
            @AuthenticationPrincipal Jwt login,
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam String until) {
        return granted.gaps(login(login), BY_LOGIN, id, ReadingsQuestion.of(from, until));
    }

    private static Optional<Reader> bearer(@Nullable String token) {
        return Optional.ofNullable(token).flatMap(GrantToken::parse).map(Reader.Bearer::new);
    }

    /** A token without these is nobody's: no grant names an empty issuer or subject. */
    private static Optional<Reader> login(Jwt login) {
        return Optional.of(new Reader.Login(new DataGrant.Account(
                Objects.requireNonNullElse(login.getClaimAsString("iss"), ""),
                Objects.requireNonNullElse(login.getClaimAsString("sub"), ""))));
    }
}
