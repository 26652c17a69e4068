package org.govchain.service.sensors;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.govchain.stream.StreamPayload.File;
import org.govchain.stream.Texts;
import tools.jackson.databind.node.ObjectNode;

/**
 * The digest of a picture or another file that a device made; the file itself never comes here.
 *
 * @param device its name
 * @param measured when it was made, in milliseconds since 1970
 * @param file digest, media type, and perhaps where it was made
 */
record SentFile(String device, long measured, File file) implements SentElement.Measured {

    private static final List<String> MEMBERS = List.of("device", "at", "file");
    private static final List<String> MEMBERS_OF_FILE = List.of("sha256", "mediaType", "place");
    /** RFC 6838 §4.2, without parameters. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    /** Reads an object with {@code device}, {@code at} and {@code file}. */
    static Optional<SentFile> read(ObjectNode object) {
        if (!MEMBERS.containsAll(object.propertyNames())) {
            return Optional.empty();
        }
        Optional<String> device = StrictJson.text(object, "device").filter(SentReading::isShort);
        Optional<Long> measured = SentReading.instant(object.get("at"));
        Optional<File> file = object.get("file") instanceof ObjectNode members ? file(members) : Optional.empty();
        return device.isEmpty() || measured.isEmpty() || file.isEmpty()
                ? Optional.empty()
                : Optional.of(new SentFile(device.get(), measured.get(), file.get()));
    }

    private static Optional<File> file(ObjectNode members) {
        Optional<Sha256Digest> digest = StrictJson.text(members, "sha256").flatMap(Sha256Digest::parseHex);
        Optional<String> type = StrictJson.text(members, "mediaType")
                .filter(it -> MEDIA_TYPE.matcher(it).matches());
        Optional<String> place = StrictJson.text(members, "place").filter(SentFile::isPlace);
        boolean isFile = MEMBERS_OF_FILE.containsAll(members.propertyNames())
                && digest.isPresent()
                && type.isPresent()
                && place.isPresent() == members.has("place");
        return isFile ? Optional.of(new File(digest.get(), type.get(), place)) : Optional.empty();
    }

    private static boolean isPlace(String text) {
        return !text.isBlank() && Texts.isOne(text) && text.chars().noneMatch(Character::isISOControl);
    }
}
