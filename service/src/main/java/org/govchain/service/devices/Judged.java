package org.govchain.service.devices;

import java.util.function.Function;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;

/** What came of a request: something, or a refusal. */
sealed interface Judged<T> {

    record Done<T>(T value) implements Judged<T> {}

    record Refused<T>(Refusal refusal) implements Judged<T> {}

    static <T> Judged<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Judged<T> refused(RefusalCode code, String detail) {
        return new Refused<>(Refusal.of(code, detail));
    }

    /** For rows that do not exist and for those of another authority. */
    static <T> Judged<T> notFound() {
        return refused(RefusalCode.NOT_FOUND, "there is nothing here by that name");
    }

    /** The next step, unless it was refused already. */
    default <R> Judged<R> then(Function<T, Judged<R>> next) {
        return switch (this) {
            case Done<T> done -> next.apply(done.value);
            case Refused<T> no -> new Refused<>(no.refusal);
        };
    }
}
