package org.govchain.cli.readings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.govchain.cli.remote.ReadingsDoor;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import tools.jackson.databind.JsonNode;

/** Sends rows one batch after the other, in their order: a device's numbers must not overtake each other, each would be taken for a gap. */
public final class BatchSender {

    /** Most readings of a batch, as the service has it. */
    public static final int MOST = 10_000;

    /** The largest body that the service reads. */
    private static final int MOST_BYTES = 2 << 20;

    private static final int LONGEST_ROW = 1 << 16;

    private final ReadingsDoor door;
    private final SenderKey key;
    private final SentSoFar sent;
    private final int batch;
    private final BiConsumer<ReadingRows.Row, String> refused;
    private final Tally tally = new Tally();
    private final List<ReadingRows.Row> group = new ArrayList<>();
    private int bytes;

    /**
     * A sender that has sent nothing yet.
     *
     * @param batch readings that are signed at once
     * @param refused told each row that was refused, and why
     */
    public BatchSender(
            ReadingsDoor door, SenderKey key, SentSoFar sent, int batch, BiConsumer<ReadingRows.Row, String> refused) {
        this.door = door;
        this.key = key;
        this.sent = sent;
        this.batch = batch;
        this.refused = refused;
    }

    /** Sends all rows. What stands before a row that cannot be read is sent, and then the fault is thrown. */
    public Tally send(ReadingRows rows, Runnable afterEach) throws IOException, ServiceUnreachable {
        for (Optional<ReadingRows.Row> row = next(rows); row.isPresent(); row = next(rows)) {
            int length = row.get().json().length + 1;
            if (group.size() == batch || bytes + length > MOST_BYTES) {
                flush();
                afterEach.run();
            }
            group.add(row.get());
            bytes += length;
        }
        flush();
        return tally;
    }

    private Optional<ReadingRows.Row> next(ReadingRows rows) throws IOException, ServiceUnreachable {
        try {
            Optional<ReadingRows.Row> row = rows.next();
            if (row.isPresent() && row.get().json().length > LONGEST_ROW) {
                throw new Fault(
                        "line " + row.get().line() + " is no reading: it has more than 64 KiB",
                        "nothing from this line on was sent");
            }
            return row;
        } catch (Fault unreadable) {
            flush();
            throw unreadable;
        }
    }

    private void flush() throws IOException, ServiceUnreachable {
        if (group.isEmpty()) {
            return;
        }
        byte[] body = joined();
        JsonNode answer = door.send(body, key.sign(body));
        JsonNode each = answer.path("readings");
        if (each.size() != group.size()) {
            throw new Fault(
                    "the service has answered " + each.size() + " of " + group.size() + " readings",
                    "check that --service names a govchain service");
        }
        for (int i = 0; i < group.size(); i++) {
            ReadingRows.Row row = group.get(i);
            Tally.refusal(each.get(i)).ifPresent(why -> refused.accept(row, why));
        }
        tally.add(answer);
        sent.answered(group);
        group.clear();
        bytes = 0;
    }

    private byte[] joined() {
        byte[] body = new byte[bytes];
        int at = 0;
        for (ReadingRows.Row row : group) {
            System.arraycopy(row.json(), 0, body, at, row.json().length);
            at += row.json().length;
            body[at++] = '\n';
        }
        return body;
    }
}
