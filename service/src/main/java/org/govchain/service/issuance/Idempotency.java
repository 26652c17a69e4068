package org.govchain.service.issuance;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests that sign nothing and are done in one transaction: a repeated one gets the same answer, byte for byte. */
@Service
public class Idempotency {

    /** What came of it. */
    public sealed interface Result {
        record Answered(Answer answer) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    private final IdempotencyStore store;
    private final TransactionTemplate transaction;

    Idempotency(IdempotencyStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What is known of a key already. */
    public Optional<Result> find(AuthorityId authority, IdempotencyKey key) {
        return store.find(authority, key).map(known -> switch (known) {
            case IdempotencyStore.Known.Answered before -> new Result.Answered(before.answer());
            case IdempotencyStore.Known.Refused no -> new Result.Refused(no.refusal());
        });
    }

    /**
     * Does the work and stores its answer, or gives the answer that was stored before.
     *
     * @param work done in one transaction, which a refusal rolls back
     */
    public Result once(AuthorityId authority, @Nullable IdempotencyKey key, Supplier<Result> work) {
        Optional<Result> known = key == null ? Optional.empty() : find(authority, key);
        if (known.isPresent()) {
            return known.get();
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            if (key != null && !store.begin(authority, key)) {
                // Whoever was first has committed by now.
                return find(authority, key).orElseGet(() -> new Result.Refused(IdempotencyStore.inProgress()));
            }
            Result result = work.get();
            switch (result) {
                case Result.Refused _ -> status.setRollbackOnly();
                case Result.Answered answered -> {
                    if (key != null) {
                        store.complete(authority, key, answered.answer());
                    }
                }
            }
            return result;
        }));
    }
}
