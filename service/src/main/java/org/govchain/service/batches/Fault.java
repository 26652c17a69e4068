package org.govchain.service.batches;

/**
 * What is wrong with a row.
 *
 * @param row counted from 1, the header not counted; 0 is the header or the file as a whole
 * @param line of the file, counted from 1
 * @param column as the file names it, or a JSON pointer into the claims; empty for the row as a whole
 * @param reason a sentence for people; names rules, never what the cell says
 */
record Fault(int row, long line, String column, String reason) {

    /** As one text. */
    String text() {
        return column.isEmpty() ? reason : column + ": " + reason;
    }
}
