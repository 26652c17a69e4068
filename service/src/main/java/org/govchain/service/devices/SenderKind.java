package org.govchain.service.devices;

import java.util.Locale;

/** Who may send: both have keys, a state, and rows of the same names. */
enum SenderKind {
    DEVICE,
    GATEWAY;

    /** The table, and the column of tables that refer to it. */
    String table() {
        return word();
    }

    /** For people. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the API has them. */
    String path() {
        return "/api/" + word() + "s";
    }
}
