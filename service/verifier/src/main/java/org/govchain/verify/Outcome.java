package org.govchain.verify;

import java.util.Optional;

/**
 * How one check ended. A refusal names its reason; the detail adds numbers, times or rules in English and never repeats a claim.
 */
public sealed interface Outcome {

    /** The question was asked and the answer is yes. */
    record Passed() implements Outcome {}

    /** The answer is no: the document is not to be relied on. */
    record Failed(ReasonCode why, String detail) implements Outcome {}

    /** Something needed for an answer was not at hand. */
    record Undetermined(ReasonCode why, String detail) implements Outcome {}

    /** The question does not arise for this document. */
    record NotApplicable() implements Outcome {}

    /** The answer yes. */
    static Outcome passed() {
        return new Passed();
    }

    /** The answer no, without detail. */
    static Outcome failed(ReasonCode reason) {
        return new Failed(reason, "");
    }

    /** The answer no. */
    static Outcome failed(ReasonCode reason, String detail) {
        return new Failed(reason, detail);
    }

    /** No answer, without detail. */
    static Outcome undetermined(ReasonCode reason) {
        return new Undetermined(reason, "");
    }

    /** No answer. */
    static Outcome undetermined(ReasonCode reason, String detail) {
        return new Undetermined(reason, detail);
    }

    /** The question does not arise. */
    static Outcome notApplicable() {
        return new NotApplicable();
    }

    /** Why the answer is not yes; empty when it is or the question does not arise. */
    default Optional<ReasonCode> reason() {
        return switch (this) {
            case Failed failed -> Optional.of(failed.why());
            case Undetermined undetermined -> Optional.of(undetermined.why());
            case Passed _, NotApplicable _ -> Optional.empty();
        };
    }

    /** What a reason code alone does not say; empty text when there is nothing to add. */
    default String detail() {
        return switch (this) {
            case Failed failed -> failed.detail();
            case Undetermined undetermined -> undetermined.detail();
            case Passed _, NotApplicable _ -> "";
        };
    }

    /** Kebab-case name, as in JSON. */
    default String code() {
        return switch (this) {
            case Passed _ -> "passed";
            case Failed _ -> "failed";
            case Undetermined _ -> "undetermined";
            case NotApplicable _ -> "not-applicable";
        };
    }
}
