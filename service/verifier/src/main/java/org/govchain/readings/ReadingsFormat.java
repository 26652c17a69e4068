package org.govchain.readings;

import java.util.Arrays;
import java.util.Optional;

/** The forms in which readings are given out (docs/sensors.md, "Getting readings"). */
public enum ReadingsFormat {
    /** One object with what the stream is about and an array of readings. */
    JSON("application/json", ".json"),
    /** An object a line for each reading. */
    NDJSON("application/x-ndjson", ".ndjson"),
    /** RFC 4180, a row for each reading and a column for each quantity. */
    CSV("text/csv", ".csv"),
    /** RFC 8428, a record for each quantity of each reading. */
    SENML("application/senml+json", ".senml");

    private final String mediaType;
    private final String ending;

    ReadingsFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** Without parameters; all are UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** Of names of files, with the dot. */
    public String ending() {
        return ending;
    }

    /** The format of this name, such as {@code csv}. */
    public static Optional<ReadingsFormat> ofName(String name) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals("." + name))
                .findFirst();
    }

    /** The bytes of a span in this form: the same for the same span, wherever they are written. */
    public byte[] write(ReadingsSpan span) {
        return switch (this) {
            case JSON -> ReadingsJson.object(span);
            case NDJSON -> ReadingsJson.lines(span);
            case CSV -> new ReadingsCsv(span).write();
            case SENML -> ReadingsSenml.write(span);
        };
    }
}
