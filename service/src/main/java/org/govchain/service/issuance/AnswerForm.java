package org.govchain.service.issuance;

import java.util.List;

/** How an answer about issued copies is written; fixed before the commit, because the answer is stored with it. */
enum AnswerForm {
    /** One document. */
    SINGLE,
    /** {@code {"items": […]}} in the order of the request. */
    BATCH;

    /** The answer about drafts that were made instead. */
    Answer ofDrafts(List<Drafting.Drafted> drafts) {
        return Answers.drafts(drafts, this == BATCH);
    }

    Answer of(List<Signed> copies) {
        return switch (this) {
            case SINGLE -> Answers.single(copies);
            case BATCH -> Answers.batch(copies);
        };
    }
}
