package org.govchain.cli.export;

/**
 * Something in a received folder that is not what it should be.
 *
 * @param file within the folder
 * @param line from 1; 0 for the file as a whole
 * @param reason for people, without claims
 */
public record Finding(String file, long line, String reason) {

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ", line " + line) + ": " + reason;
    }
}
