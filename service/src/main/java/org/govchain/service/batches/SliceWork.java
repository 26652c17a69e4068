package org.govchain.service.batches;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.service.batches.RowResult.KeyHash;
import org.govchain.service.issuance.BulkIssuing;
import org.govchain.service.issuance.BulkIssuing.Judgement;
import org.govchain.service.refusal.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides consecutive rows: their documents and their results become durable in one transaction, or none of them does. */
@Component
class SliceWork {

    private record Sound(Row row, Judgement.Sound document, Optional<KeyHash> key) {}

    private final BulkIssuing bulk;
    private final RowStore rows;
    private final OwnKeys keys;
    private final TransactionTemplate transaction;

    SliceWork(BulkIssuing bulk, RowStore rows, OwnKeys keys, PlatformTransactionManager transactions) {
        this.bulk = bulk;
        this.rows = rows;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The rows and what others have to know of them while they are decided. */
    Slice slice(Batch batch, List<Row> rows, Slice.Before before) {
        Map<Integer, KeyHash> hashes = new HashMap<>();
        rows.forEach(row -> row.key()
                .ifPresent(key ->
                        hashes.put(row.number(), RowStore.keyHash(keys.hash(batch.authority(), batch.type(), key)))));
        return new Slice(rows, hashes, before);
    }

    /** Stores nothing before the slice before it is stored. */
    BulkIssuing.Outcome decide(Batch batch, Slice slice, Pace pace) {
        List<RowResult> decided = new ArrayList<>();
        List<Sound> sound = sound(batch, slice, decided);
        if (sound.isEmpty()) {
            transaction.executeWithoutResult(_ -> store(batch, slice, decided, pace));
            return new BulkIssuing.Outcome.Issued();
        }
        List<Judgement.Sound> documents = sound.stream().map(Sound::document).toList();
        return bulk.issue(batch.authority(), batch.author(), documents, made -> {
            List<RowResult> all = new ArrayList<>(decided);
            for (int i = 0; i < made.size(); i++) {
                all.add(result(sound.get(i), made.get(i)));
            }
            store(batch, slice, all, pace);
        });
    }

    private void store(Batch batch, Slice slice, List<RowResult> results, Pace pace) {
        slice.before().await();
        rows.record(batch.id(), ordered(results), pace.with(results.size()));
    }

    private static RowResult result(Sound sound, BulkIssuing.Made made) {
        return switch (made) {
            case BulkIssuing.Made.Copy copy ->
                new RowResult.Issued(sound.row.number(), copy.document(), copy.credential(), sound.key);
            case BulkIssuing.Made.Draft draft ->
                new RowResult.Drafted(sound.row.number(), draft.document(), draft.draft(), sound.key);
        };
    }

    private List<Sound> sound(Batch batch, Slice slice, List<RowResult> decided) {
        Map<Integer, KeyHash> hashes = slice.hashes();
        if (slice.before().concerns(hashes.values())) {
            slice.before().await();
        }
        Map<KeyHash, RowResult.Present> known = rows.known(List.copyOf(hashes.values()));
        Map<KeyHash, Integer> firstOfKey = new HashMap<>();
        List<Row> fresh = new ArrayList<>();
        for (Row row : slice.rows()) {
            KeyHash key = hashes.get(row.number());
            RowResult.Present before = key == null ? null : known.get(key);
            Integer first = key == null ? null : firstOfKey.putIfAbsent(key, row.number());
            if (!row.faults().isEmpty()) {
                decided.add(refused(row, row.faults()));
            } else if (before != null) {
                decided.add(new RowResult.Present(row.number(), before.document(), before.credential()));
            } else if (first != null) {
                decided.add(new RowResult.Refused(row.number(), "has the own key of row " + first));
            } else {
                fresh.add(row);
            }
        }
        return judged(batch, fresh, hashes, decided);
    }

    private List<Sound> judged(Batch batch, List<Row> fresh, Map<Integer, KeyHash> hashes, List<RowResult> decided) {
        List<Judgement> judgements = bulk.judge(
                batch.authority(),
                batch.type(),
                fresh.stream().map(row -> row.wanted().orElseThrow()).toList());
        List<Sound> sound = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            Row row = fresh.get(i);
            switch (judgements.get(i)) {
                case Judgement.Faulty(Refusal refusal) -> decided.add(refused(row, CheckReport.faults(row, refusal)));
                case Judgement.Sound document ->
                    sound.add(new Sound(row, document, Optional.ofNullable(hashes.get(row.number()))));
            }
        }
        return sound;
    }

    private static RowResult refused(Row row, List<Fault> faults) {
        return new RowResult.Refused(
                row.number(), String.join("; ", faults.stream().map(Fault::text).toList()));
    }

    private static List<RowResult> ordered(List<RowResult> results) {
        return results.stream().sorted(Comparator.comparingInt(RowResult::row)).toList();
    }
}
