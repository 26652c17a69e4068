package org.govchain.service.issuance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.govchain.jose.JsonText;
import org.govchain.service.anchoring.AnchoringDelay;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.AuthorityId;
import org.springframework.stereotype.Service;

/** Pages of copies as callers read them: {@code {"items": […], "next"?}}. */
@Service
public class ListedCopies {

    private final CopyStore copies;
    private final TransparencyLog log;
    private final AnchoringDelay delay;

    ListedCopies(CopyStore copies, TransparencyLog log, AnchoringDelay delay) {
        this.copies = copies;
        this.log = log;
        this.delay = delay;
    }

    /** Those of the copies that are the authority's, in the order given. */
    public byte[] page(AuthorityId authority, List<UUID> ids, Optional<Cursor> next) {
        Map<UUID, CopyRow> found =
                copies.all(authority, ids).stream().collect(Collectors.toMap(CopyRow::id, row -> row));
        return page(ids.stream().map(found::get).filter(Objects::nonNull).toList(), next);
    }

    byte[] page(List<CopyRow> page, Optional<Cursor> next) {
        JsonText json = new JsonText(1024).raw("{\"items\":[");
        for (int i = 0; i < page.size(); i++) {
            json.raw(i == 0 ? "" : ",");
            Answers.write(json, page.get(i), log.anchor(page.get(i).entry()), delay.isDelayed());
        }
        json.raw("]");
        next.ifPresent(cursor -> json.raw(",").member("next", cursor.toString()));
        return json.raw("}").toUtf8();
    }
}
