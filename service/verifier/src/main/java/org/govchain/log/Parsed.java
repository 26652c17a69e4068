package org.govchain.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of foreign bytes or text: a value, or a reason in plain words. Parsers of this package never throw on bad input.
 *
 * @param <T> what was to be read
 */
public sealed interface Parsed<T> {

    /** The input was well-formed. */
    record Ok<T>(T value) implements Parsed<T> {}

    /** The input was refused; the reason names the rule and never repeats the input. */
    record Malformed<T>(String reason) implements Parsed<T> {}

    /** The value, if there is one; for callers that need no reason. */
    default Optional<T> asOptional() {
        return switch (this) {
            case Ok<T> ok -> Optional.of(ok.value());
            case Malformed<T> _ -> Optional.empty();
        };
    }

    /** Goes on with the value, keeps the reason. */
    default <R> Parsed<R> then(Function<? super T, Parsed<R>> next) {
        return switch (this) {
            case Ok<T> ok -> next.apply(ok.value());
            case Malformed<T> malformed -> new Malformed<>(malformed.reason());
        };
    }

    /** Reads each input in turn; the first refusal is the answer. */
    static <S, T> Parsed<List<T>> each(List<S> inputs, Function<? super S, Parsed<T>> parser) {
        List<T> values = new ArrayList<>(inputs.size());
        for (S input : inputs) {
            switch (parser.apply(input)) {
                case Ok<T> ok -> values.add(ok.value());
                case Malformed<T> malformed -> {
                    return new Malformed<>(malformed.reason());
                }
            }
        }
        return new Ok<>(values);
    }
}
