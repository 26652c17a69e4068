package org.govchain.status;

/**
 * Where the status of one copy stands: a list and an index in it.
 *
 * @param list the list
 * @param index 0 to {@link StatusList#MAX_ENTRIES} − 1
 */
public record StatusReference(StatusListId list, int index) {

    /** Throws {@link IllegalArgumentException} for an index that no list has. */
    public StatusReference {
        if (index < 0 || index >= StatusList.MAX_ENTRIES) {
            throw new IllegalArgumentException("status index out of range: " + index);
        }
    }
}
