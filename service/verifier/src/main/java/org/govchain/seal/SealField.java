package org.govchain.seal;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One content field of a profile.
 *
 * @param tag 10 to 254
 * @param name upper-case name
 * @param description what it means, for people
 * @param type its type
 * @param length exact number of bytes, when it is fixed
 * @param optional whether a seal may leave it out
 */
public record SealField(int tag, String name, String description, SealType type, OptionalInt length, boolean optional) {

    /** Throws {@link IllegalArgumentException} for a tag, name or length that the schema does not allow. */
    public SealField {
        if (tag < SealVersion.V0_9.firstContentTag() || tag > 0xfe) {
            throw new IllegalArgumentException("tag of seal field " + name + " is not 10 to 254 but " + tag);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("seal field " + tag + " has no name");
        }
        if (length.isPresent() && (length.getAsInt() < 1 || length.getAsInt() > SealValue.MAX_LENGTH)) {
            throw new IllegalArgumentException("length of seal field " + name + " is not 1 to " + SealValue.MAX_LENGTH);
        }
    }

    /** The bytes of a text; empty when it is not of the field's type and length. */
    public Optional<SealValue> encode(String text) {
        return type.encode(text).filter(this::hasLength);
    }

    /** The text of the bytes; empty when they are not of the field's type and length. */
    public Optional<String> decode(SealValue value) {
        return hasLength(value) ? type.decode(value) : Optional.empty();
    }

    private boolean hasLength(SealValue value) {
        return length.isEmpty() || length.getAsInt() == value.length();
    }
}
