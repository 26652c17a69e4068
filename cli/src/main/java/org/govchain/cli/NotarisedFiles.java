package org.govchain.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.StreamPayload;
import org.govchain.verify.RangeVerifier.Found;

/** Looks for a file of the user's among what a range proves. */
final class NotarisedFiles {

    private NotarisedFiles() {}

    /** A line for each time that the file was notarised; none when it is not among these. */
    static List<String> lines(List<Found> proven, byte[] content) {
        Sha256Digest digest = Sha256Digest.hash(content);
        return proven.stream()
                .flatMap(found -> file(found).filter(file -> file.sha256().equals(digest)).stream()
                        .map(file -> "leaf " + found.position() + ", made "
                                + Instant.ofEpochMilli(found.leaf().measured())
                                + file.place().map(place -> ", " + place).orElse("")))
                .toList();
    }

    private static Optional<StreamPayload.File> file(Found found) {
        return found.payload() instanceof StreamPayload.File file ? Optional.of(file) : Optional.empty();
    }
}
