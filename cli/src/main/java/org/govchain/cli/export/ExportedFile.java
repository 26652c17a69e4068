package org.govchain.cli.export;

import java.util.Optional;
import org.govchain.jose.JsonText;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.node.ObjectNode;

/**
 * One file of an export as its manifest names it.
 *
 * @param name path within the folder
 * @param last place of its last line, where the next page begins; 0 for files that have no pages
 */
public record ExportedFile(String name, long bytes, long lines, Sha256Digest sha256, long last) {

    /** The record of a file that was written; counts newlines. */
    static ExportedFile of(String name, byte[] content, long last) {
        long lines = 0;
        for (byte one : content) {
            lines += one == '\n' ? 1 : 0;
        }
        return new ExportedFile(name, content.length, lines, Sha256Digest.hash(content), last);
    }

    /** Compact JSON in one line. */
    String toJson() {
        JsonText json = new JsonText(256).raw("{").member("name", name);
        json.raw(",").member("bytes", bytes);
        json.raw(",").member("lines", lines);
        json.raw(",").member("sha256", sha256.toHex());
        return json.raw(",").member("last", last).raw("}").toString();
    }

    /** Reads what {@link #toJson} writes; empty for anything else, such as a line that was cut off. */
    static Optional<ExportedFile> parse(String json) {
        return StrictJson.parseObject(json).flatMap(ExportedFile::parse);
    }

    static Optional<ExportedFile> parse(ObjectNode object) {
        Optional<String> name = StrictJson.text(object, "name").filter(ExportedFile::isWithinTheFolder);
        Optional<Long> bytes = StrictJson.unsigned(object, "bytes");
        Optional<Long> lines = StrictJson.unsigned(object, "lines");
        Optional<Sha256Digest> sha256 = StrictJson.text(object, "sha256").flatMap(Sha256Digest::parseHex);
        Optional<Long> last = StrictJson.unsigned(object, "last");
        return name.isPresent() && bytes.isPresent() && lines.isPresent() && sha256.isPresent() && last.isPresent()
                ? Optional.of(new ExportedFile(name.get(), bytes.get(), lines.get(), sha256.get(), last.get()))
                : Optional.empty();
    }

    private static boolean isWithinTheFolder(String name) {
        return name.matches("([a-z-]+/)?[a-z0-9.-]+") && !name.contains("..");
    }
}
