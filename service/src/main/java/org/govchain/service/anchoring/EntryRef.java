package org.govchain.service.anchoring;

/**
 * An entry that was appended; its place in the log is known only later.
 *
 * @param id the row's id, good as a foreign key to {@code log_entry}
 */
public record EntryRef(long id) {}
