package org.govchain.service.status;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.web.PublicUrl;
import org.govchain.status.StatusListToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes status lists of another installation over. A list below our public URL goes on here, closed for new documents: which of its
 * free places the former installation has used up is known to nobody else. It goes on one version further than it was signed, so
 * that whatever the chain has seen of it is older.
 */
@Component
final class ListTakeover {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** A list that is here by the URI. */
    private record Known(UUID id, AuthorityId authority, long version, Optional<Long> importedVersion) {}

    private final JdbcClient jdbc;
    private final StatusVersions versions;
    private final PublicUrl publicUrl;

    ListTakeover(JdbcClient jdbc, StatusVersions versions, PublicUrl publicUrl) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.publicUrl = publicUrl;
    }

    TakenOver take(AuthorityId authority, StatusListToken token, boolean check) {
        Optional<Known> known = known(token.id().uri());
        boolean ours = isOurs(token.id().uri());
        if (known.isEmpty()) {
            if (!check) {
                insert(authority, token, ours);
            }
            return ours ? new TakenOver.Continued() : new TakenOver.Kept();
        }
        return again(authority, token, ours, known.get(), check);
    }

    private boolean isOurs(String uri) {
        String prefix = publicUrl.of(StatusLists.PATH);
        return uri.startsWith(prefix)
                && NAME.matcher(uri.substring(prefix.length())).matches();
    }

    private TakenOver again(AuthorityId authority, StatusListToken token, boolean ours, Known known, boolean check) {
        if (!known.authority.equals(authority) || known.importedVersion.isEmpty()) {
            return new TakenOver.Refused("there is another list of that name here");
        }
        long imported = known.importedVersion.get();
        if (token.version() <= imported) {
            return new TakenOver.Present();
        }
        if (ours && known.version != imported + 1) {
            return new TakenOver.Refused("the list was changed here since it was taken over at version " + imported
                    + ", and there since too: it went on in two places");
        }
        if (!check) {
            update(known.id, token, ours);
        }
        return ours ? new TakenOver.Continued() : new TakenOver.Kept();
    }

    private Optional<Known> known(String uri) {
        return jdbc.sql("select id, authority, version, imported_version from status_list where uri = ? for update")
                .param(uri)
                .query((row, _) -> new Known(
                        row.getObject("id", UUID.class),
                        new AuthorityId(row.getString("authority")),
                        row.getLong("version"),
                        Optional.ofNullable(row.getObject("imported_version", Long.class))))
                .optional();
    }

    private void insert(AuthorityId authority, StatusListToken token, boolean ours) {
        UUID list = UUID.randomUUID();
        jdbc.sql("insert into status_list (id, authority, uri, capacity, bits, version, used, announced,"
                        + " imported_version, kept_token) values (?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))")
                .params(
                        list,
                        authority.slug(),
                        token.id().uri(),
                        token.list().size(),
                        token.list().bits(),
                        version(token, ours),
                        StatusListStore.CAPACITY,
                        token.version(),
                        token.version(),
                        kept(token, ours))
                .update();
        keepVersions(list, token, ours);
    }

    private void update(UUID list, StatusListToken token, boolean ours) {
        jdbc.sql(
                        "update status_list set bits = ?, version = ?, announced = ?, imported_version = ?, kept_token = nullif(?, '')"
                                + " where id = ?")
                .params(
                        token.list().bits(),
                        version(token, ours),
                        token.version(),
                        token.version(),
                        kept(token, ours),
                        list)
                .update();
        keepVersions(list, token, ours);
    }

    /** The bits are known as they were signed there, and are the same in the version that goes on here. */
    private void keepVersions(UUID list, StatusListToken token, boolean ours) {
        versions.keepWhole(list, token.version(), token.list());
        if (ours) {
            versions.keepWhole(list, version(token, true), token.list());
        }
    }

    /** The token of a list that is published elsewhere; empty for one that goes on here. */
    private static String kept(StatusListToken token, boolean ours) {
        return ours ? "" : token.text();
    }

    private static long version(StatusListToken token, boolean ours) {
        return ours ? token.version() + 1 : token.version();
    }
}
