package org.govchain.seal;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The message of a seal.
 *
 * @param profile the profile that says what the content means
 * @param validFrom first day, when the profile has one
 * @param validTo last day, when the profile has one
 * @param links the URIs of edition 0.9; none in edition 0.8
 * @param status where its status stands, when it has one
 * @param values content by tag
 */
public record SealContent(
        UUID profile,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Optional<SealLinks> links,
        Optional<SealStatus> status,
        SortedMap<Integer, SealValue> values) {

    /** Most content fields of one seal. */
    public static final int MAX_VALUES = 245;

    /** Throws {@link IllegalArgumentException} for tags outside 04–FE and for too many. */
    public SealContent {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        if (values.size() > MAX_VALUES) {
            throw new IllegalArgumentException("a seal has at most " + MAX_VALUES + " content fields");
        }
        if (!values.isEmpty() && (values.firstKey() < SealVersion.V0_8.firstContentTag() || values.lastKey() > 0xfe)) {
            throw new IllegalArgumentException("content tags are 0A to FE");
        }
    }
}
