package org.govchain.service.drafts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** {@code If-Match} (RFC 9110 section 13.1.1): the revision of a draft that the caller read. */
final class Revision {

    private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,8})\"");

    private Revision() {}

    /** The revision; empty for a value that no draft ever had as its ETag, so that it matches none. */
    static Optional<Integer> of(String ifMatch) {
        Matcher etag = ETAG.matcher(ifMatch.strip());
        return etag.matches() ? Optional.of(Integer.parseInt(etag.group(1))) : Optional.empty();
    }

    static boolean isMissing(@Nullable String ifMatch) {
        return ifMatch == null || ifMatch.isBlank();
    }

    /** The answer to a change that does not say which revision it is about (RFC 6585 section 3). */
    static ResponseEntity<Object> required() {
        return Problems.answer(Refusal.of(
                RefusalCode.PRECONDITION_REQUIRED, "send If-Match with the ETag of the draft as you read it"));
    }
}
