package org.govchain.service.status;

/** What became of a status list that an authority brought along. */
public sealed interface TakenOver {

    /** It is published here from now on, one version further, and its entries can be changed. */
    record Continued() implements TakenOver {}

    /** It is published elsewhere; its last token is handed out with the documents and nothing in it can be changed here. */
    record Kept() implements TakenOver {}

    /** It was here before, at this version or a later one. */
    record Present() implements TakenOver {}

    /** It cannot be taken; for people, without claims. */
    record Refused(String reason) implements TakenOver {}
}
