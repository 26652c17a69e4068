package org.govchain.service.erasure;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every row of every table as text: what somebody has who stole a dump of the database, bytes in hexadecimal digits. */
final class DatabaseDump {

    private final JdbcClient jdbc;

    DatabaseDump(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tables of the schema. */
    List<String> tables() {
        return jdbc.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name")
                .query(String.class)
                .list();
    }

    /** The tables with a row that says this, as text or as bytes in UTF-8. */
    List<String> tablesThatSay(String words) {
        String bytes = HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
        return tables().stream()
                .filter(table -> jdbc.sql("select exists (select from " + table
                                + " t where strpos(t::text, ?) > 0 or strpos(t::text, ?) > 0)")
                        .params(words, bytes)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
