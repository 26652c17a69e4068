package org.govchain.service.sensors;

import org.govchain.jose.JsonText;
import org.govchain.service.streams.Appended;

/** What became of one reading, as every door answers it. */
public sealed interface ReadingAnswer {

    /** It is in the stream of its device. */
    record Accepted(long position) implements ReadingAnswer {}

    /** The same came before. */
    record Duplicate(long position) implements ReadingAnswer {}

    /** It is not, and sending it again as it is changes nothing. */
    record Refused(Why why) implements ReadingAnswer {}

    /** Why a reading is refused. */
    enum Why {
        MALFORMED("malformed"),
        NOT_DECODED("not-decoded"),
        SENDER_UNKNOWN("sender-unknown"),
        DEVICE_UNKNOWN("device-unknown"),
        DEVICE_NOT_ACTIVE("device-not-active"),
        QUANTITY_UNKNOWN("quantity-unknown"),
        UNIT_WRONG("unit-wrong"),
        NOT_A_NUMBER("not-a-number"),
        OUT_OF_RANGE("out-of-range"),
        FILES_NOT_TAKEN("files-not-taken"),
        PLACE_NOT_TAKEN("place-not-taken"),
        FUTURE("future"),
        TOO_LATE("too-late"),
        OTHER_READING_OF_THAT_INSTANT("other-reading-of-that-instant"),
        COUNTER_USED("counter-used");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** Kebab-case, as in answers. */
        public String code() {
            return code;
        }
    }

    /** The answer of the stream. */
    static ReadingAnswer of(Appended appended) {
        return switch (appended) {
            case Appended.Accepted(long position) -> new Accepted(position);
            case Appended.Duplicate(long position) -> new Duplicate(position);
            case Appended.Refused(Appended.Reason reason) ->
                new Refused(
                        switch (reason) {
                            case FUTURE -> Why.FUTURE;
                            case TOO_LATE -> Why.TOO_LATE;
                            case OTHER_READING_OF_THAT_INSTANT -> Why.OTHER_READING_OF_THAT_INSTANT;
                            case COUNTER_USED -> Why.COUNTER_USED;
                        });
        };
    }

    /** Appends {@code {"position":5}}, {@code {"duplicate":5}} or {@code {"refused":"too-late"}}. */
    default void write(JsonText json) {
        switch (this) {
            case Accepted(long position) ->
                json.raw("{").member("position", position).raw("}");
            case Duplicate(long position) ->
                json.raw("{").member("duplicate", position).raw("}");
            case Refused(Why why) -> json.raw("{").member("refused", why.code()).raw("}");
        }
    }
}
