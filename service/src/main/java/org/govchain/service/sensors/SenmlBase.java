package org.govchain.service.sensors;

import java.util.Optional;
import org.govchain.jose.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The base fields of a SenML pack as they stand at one of its records (RFC 8428 §4.1).
 *
 * @param version of the format; the same in all records (§4.4)
 * @param name in front of the names of records
 * @param time in seconds, added to the times of records
 * @param unit of records without one
 * @param value added to the numbers of records
 */
record SenmlBase(long version, String name, double time, Optional<String> unit, double value) {

    /** The version of RFC 8428, which a pack has unless it says another. */
    private static final long VERSION = 10;

    /** As a pack begins. */
    static SenmlBase of(ObjectNode first) {
        return new SenmlBase(StrictJson.unsigned(first, "bver").orElse(VERSION), "", 0, Optional.empty(), 0);
    }

    /**
     * As it stands at the next record; empty when nobody can say what this record and those behind it mean: a base field is not of its type, the
     * version is a newer one or changes, a field must be understood and is not (its name ends with an underline), or there is a base of sums, which says nothing of which records have one.
     */
    Optional<SenmlBase> at(ObjectNode record) {
        boolean isUnderstood = !record.has("bs")
                && record.propertyNames().stream().noneMatch(field -> field.endsWith("_"))
                && version(record).filter(it -> it == version && it <= VERSION).isPresent();
        Optional<String> baseName = text(record, "bn", name);
        Optional<Double> baseTime = number(record, "bt", time);
        Optional<String> baseUnit = text(record, "bu", unit.orElse(""));
        Optional<Double> baseValue = number(record, "bv", value);
        return isUnderstood
                        && baseName.isPresent()
                        && baseTime.isPresent()
                        && baseUnit.isPresent()
                        && baseValue.isPresent()
                ? Optional.of(new SenmlBase(
                        version, baseName.get(), baseTime.get(), baseUnit.filter(it -> !it.isEmpty()), baseValue.get()))
                : Optional.empty();
    }

    private Optional<Long> version(ObjectNode record) {
        return record.has("bver") ? StrictJson.unsigned(record, "bver") : Optional.of(version);
    }

    private static Optional<String> text(ObjectNode record, String field, String otherwise) {
        return record.has(field) ? StrictJson.text(record, field) : Optional.of(otherwise);
    }

    /** The number in a field, which is {@code otherwise} where there is none; empty when it is something else. */
    static Optional<Double> number(ObjectNode record, String field, double otherwise) {
        JsonNode number = record.get(field);
        if (number == null) {
            return Optional.of(otherwise);
        }
        return number.isNumber() ? Optional.of(number.doubleValue()).filter(Double::isFinite) : Optional.empty();
    }
}
