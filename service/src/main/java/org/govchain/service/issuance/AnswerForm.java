package org.govchain.service.issuance;

import java.util.List;

/** How an answer about issued copies is written; fixed before the commit, because the answer is stored with it. */
interface AnswerForm {
    Answer of(List<Signed> copies);
}
