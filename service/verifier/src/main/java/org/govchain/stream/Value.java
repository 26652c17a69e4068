package org.govchain.stream;

import java.util.Optional;
import org.govchain.credential.CborReader;
import org.govchain.credential.CborWriter;

/** What a device measured of one quantity. */
public sealed interface Value {

    /** A finite number. */
    record Of(double number) implements Value {

        /** Throws {@link IllegalArgumentException} unless it is finite; there is one zero. */
        public Of {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("not a number, or an infinite one");
            }
            number = number == 0 ? 0 : number;
        }
    }

    /** A text of 1 to 256 bytes. */
    record Text(String text) implements Value {

        /** Throws {@link IllegalArgumentException} for other lengths. */
        public Text {
            Texts.require(text);
        }
    }

    /** Yes or no. */
    record Flag(boolean is) implements Value {}

    /** Appends the CBOR item. */
    default void write(CborWriter out) {
        switch (this) {
            case Of(double number) -> out.number(number);
            case Text(String text) -> out.text(text);
            case Flag(boolean is) -> out.bool(is);
        }
    }

    /** Reads one CBOR item; empty when it is none of these. */
    static Optional<Value> read(CborReader in) {
        int before = in.major();
        if (before == CborWriter.TEXT) {
            String text = in.text();
            return Texts.isOne(text) ? Optional.of(new Text(text)) : Optional.empty();
        }
        if (in.isFlag()) {
            return Optional.of(new Flag(in.bool()));
        }
        double number = in.number();
        return in.failed() ? Optional.empty() : Optional.of(new Of(number));
    }
}
