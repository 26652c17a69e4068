package org.govchain.service.datagrants;

import java.util.List;

/** Who wants to read by a grant. */
sealed interface Reader {

    /** The bearer of a token. */
    record Bearer(GrantToken token) implements Reader {}

    /** A login. */
    record Login(DataGrant.Account account) implements Reader {}

    /** Which grants are theirs, in SQL over {@code data_grant g}. */
    default String condition() {
        return switch (this) {
            case Bearer _ -> "g.token_hash = ?";
            case Login _ -> "g.account_issuer = ? and g.account_subject = ?";
        };
    }

    /** What stands for the question marks. */
    default List<Object> parameters() {
        return switch (this) {
            case Bearer(GrantToken token) -> List.of(token.digest().bytes());
            case Login(DataGrant.Account account) -> List.of(account.issuer(), account.subject());
        };
    }
}
