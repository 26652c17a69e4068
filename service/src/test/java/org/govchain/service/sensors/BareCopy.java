package org.govchain.service.sensors;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows as the service stores them, copied by one connection with nothing around it. */
final class BareCopy {

    private static final byte[] PAYLOAD =
            HexFormat.of().parseHex("83a16b74656d706572617475726582fb40351eb851eb851f6343656c61311a04a7f3d5");

    private BareCopy() {}

    /** Into the table {@code bare}, so many a commit. */
    static double rowsPerSecond(JdbcTemplate jdbc, int batch, int seconds) {
        Double rows = jdbc.execute((Connection connection) -> {
            long copied = 0;
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            while (System.nanoTime() < end) {
                CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bare from stdin");
                StringBuilder text = new StringBuilder(batch * 140);
                for (int i = 0; i < batch; i++) {
                    text.append(i)
                            .append('\t')
                            .append(copied / batch)
                            .append("\t2\t")
                            .append(1_772_539_200_000L + copied);
                    text.append('\t').append(1_772_539_199_000L + copied).append("\t3600\t\\\\x");
                    text.append(HexFormat.of().formatHex(PAYLOAD)).append('\n');
                }
                byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                copied += copy.endCopy();
            }
            return (double) copied;
        });
        return rows == null ? 0 : rows / seconds;
    }
}
