package org.govchain.service.handover;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.CodeLogin;
import org.govchain.service.web.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Logs the page of recipients in. State and verifier are drawn by the page and stay there until the issuer has sent the person back, so nothing is
 * kept here, there is no cookie, and the page asks nobody but this host.
 */
@RestController
class LoginController {

    /** Where the issuer sends people back to. */
    static final String PAGE = "/a";

    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final Pattern CODE = Pattern.compile("[ -~]{1,4096}"); // RFC 6749, appendix A.11

    private final CodeLogin login;

    LoginController(CodeLogin login) {
        this.login = login;
    }

    /** {@code {"state", "challenge"}}: the address to go to; 404 where nobody logs in by browser. */
    @PostMapping("/handover/login")
    ResponseEntity<Object> begin(HttpServletRequest request) throws IOException {
        Optional<ObjectNode> body = Json.body(request);
        Optional<String> state = body.flatMap(it -> matching(it, "state", DIGEST));
        Optional<String> challenge = body.flatMap(it -> matching(it, "challenge", DIGEST));
        if (state.isEmpty() || challenge.isEmpty()) {
            return Json.malformed("the body has \"state\" and \"challenge\" (43 characters of base64url each)");
        }
        if (!login.isOffered()) {
            return Problems.notFound();
        }
        return login.address(PAGE, state.get(), challenge.get())
                .map(URI::toString)
                .map(address -> member("address", address))
                .orElseGet(LoginController::away);
    }

    /** {@code {"code", "verifier"}}: the access token for which the issuer takes them, once. */
    @PostMapping("/handover/login/token")
    ResponseEntity<Object> token(HttpServletRequest request) throws IOException {
        Optional<ObjectNode> body = Json.body(request);
        Optional<String> code = body.flatMap(it -> matching(it, "code", CODE));
        Optional<String> verifier = body.flatMap(it -> matching(it, "verifier", VERIFIER));
        if (code.isEmpty() || verifier.isEmpty()) {
            return Json.malformed("the body has \"code\" and \"verifier\" (43 to 128 characters)");
        }
        if (!login.isOffered()) {
            return Problems.notFound();
        }
        return switch (login.token(PAGE, code.get(), verifier.get())) {
            case CodeLogin.Outcome.LoggedIn in -> member("token", in.accessToken());
            case CodeLogin.Outcome.Refused _ ->
                Problems.answer(Refusal.of(RefusalCode.FORBIDDEN, "the issuer does not take this code; log in again"));
            case CodeLogin.Outcome.Away _ -> away();
        };
    }

    private static ResponseEntity<Object> member(String name, String value) {
        return Json.answer(
                HttpStatus.OK, new JsonText(2048).raw("{").member(name, value).raw("}"));
    }

    private static ResponseEntity<Object> away() {
        return Problems.answer(
                Refusal.of(RefusalCode.UNAVAILABLE, "the login cannot be reached; try again in a moment"));
    }

    private static Optional<String> matching(ObjectNode body, String name, Pattern form) {
        return StrictJson.text(body, name).filter(text -> form.matcher(text).matches());
    }
}
