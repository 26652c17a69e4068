package org.govchain.service.devices;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.govchain.stream.Value;

/** What readings of a device may say of where it is (docs/sensors.md, "Vehicles"). */
public enum TrackRule {
    /** Anything: it does not drive, or somebody decided so. */
    EXACT,
    /** About which square kilometre: where a vehicle is, somebody is. */
    COARSE;

    /** UCUM degrees, of latitude and longitude and of directions. */
    private static final String DEGREES = "deg";
    /** 0.01° are 1.1 km. */
    private static final int DECIMALS = 2;
    /** Other angles, which would not be recognised as coordinates. */
    private static final Set<String> OTHER_ANGLES = Set.of("'", "''", "gon", "rad", "mrad", "urad");

    private static final Set<String> COORDINATES = Set.of(
            "lat", "latitude", "lon", "lng", "long", "longitude", "breite", "breitengrad", "laenge", "laengengrad");

    static TrackRule of(boolean vehicle, boolean exact) {
        return vehicle && !exact ? COARSE : EXACT;
    }

    /** A value as it is stored: degrees have two decimals. Empty for a text with finer coordinates, which cannot be rounded. */
    public Optional<Value> stored(Value value, String unit) {
        if (this == EXACT) {
            return Optional.of(value);
        }
        return switch (value) {
            case Value.Of(double number) -> Optional.of(unit.equals(DEGREES) ? new Value.Of(rounded(number)) : value);
            case Value.Text(String text) -> Optional.of(value).filter(_ -> !Place.isFinerThanAKilometre(text));
            case Value.Flag _ -> Optional.of(value);
        };
    }

    private static double rounded(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }

    /** Complains of quantities whose coordinates would be public, kept for ever, or not recognised. */
    static void judge(Fields fields, boolean vehicle, boolean exact, Map<String, QuantityRule> quantities) {
        if (exact) {
            return;
        }
        quantities.forEach((name, rule) -> {
            if (vehicle && isHidden(name, rule)) {
                fields.wrong(
                        "/quantities/" + name + "/unit",
                        "of a vehicle is deg, so that coordinates are rounded to about a kilometre; or say \"exact\": true");
            }
            if (!vehicle && isCoordinate(name)) {
                fields.wrong(
                        "/quantities/" + name,
                        "what sends its coordinates moves: register it as a vehicle, or say \"exact\": true");
            }
        });
    }

    private static boolean isHidden(String name, QuantityRule rule) {
        return OTHER_ANGLES.contains(rule.unit())
                || (isCoordinate(name) && !rule.unit().equals(DEGREES));
    }

    private static boolean isCoordinate(String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("[._-]", -1);
        return COORDINATES.contains(words[words.length - 1]);
    }
}
