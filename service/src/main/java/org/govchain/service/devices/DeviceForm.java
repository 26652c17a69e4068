package org.govchain.service.devices;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator says of a device; docs/sensors.md describes the members.
 *
 * @param intervalSeconds absent when readings come when something happens
 * @param gateway the only gateway that may send for it
 * @param files whether it notarises files
 * @param devEui its LoRaWAN identity
 * @param exactTrack whether a vehicle's coordinates are kept as they are sent
 * @param retentionDays after which readings are forgotten; absent when they never are
 */
record DeviceForm(
        String what,
        Optional<Place> place,
        boolean open,
        Optional<String> licence,
        Optional<Integer> intervalSeconds,
        int latenessSeconds,
        Map<String, QuantityRule> quantities,
        Optional<UUID> gateway,
        boolean files,
        Optional<String> devEui,
        boolean exactTrack,
        Optional<Integer> retentionDays) {

    static final int USUAL_LATENESS_SECONDS = 21_600;
    static final int LONGEST_NAME = 128;

    private static final int MOST_CHARACTERS = 200;
    private static final int LONGEST_INTERVAL = 31 * 86_400;
    private static final int LONGEST_LATENESS = 30 * 86_400;
    private static final int DAY = 86_400;
    private static final int LONGEST_RETENTION = 3_650;
    /** Where somebody was is nobody's business for longer, unless somebody says why. */
    private static final int RETENTION_OF_VEHICLES = 30;

    /** Names of SenML without the slash (RFC 8428 §4.5.1): they stand in readings, addresses and files. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,127}");

    private static final Set<String> CHANGEABLE = Set.of(
            "what",
            "place",
            "exact",
            "open",
            "licence",
            "intervalSeconds",
            "latenessSeconds",
            "quantities",
            "gateway",
            "files",
            "devEui",
            "retentionDays");

    /** A device that is registered: these two stay as they are. */
    record Registration(String name, boolean vehicle, DeviceForm form) {}

    static Judged<Registration> registration(ObjectNode body) {
        Fields fields = new Fields(body, with(CHANGEABLE, "name", "vehicle"));
        String name = name(fields);
        boolean vehicle = fields.flag("vehicle");
        DeviceForm form = read(fields, vehicle);
        return fields.judge("the device", () -> new Registration(name, vehicle, form));
    }

    /** Everything that may change, all of it: what is absent is taken away. */
    static Judged<DeviceForm> change(ObjectNode body, boolean vehicle) {
        Fields fields = new Fields(body, CHANGEABLE);
        DeviceForm form = read(fields, vehicle);
        return fields.judge("the change", () -> form);
    }

    static String name(Fields fields) {
        String name = fields.get("name").isString() ? fields.get("name").stringValue() : "";
        if (!NAME.matcher(name).matches()) {
            fields.wrong(
                    "/name",
                    "is 1 to 128 letters, digits, colons, dots, hyphens and underlines, a letter or digit first");
        }
        return name;
    }

    static Optional<Place> place(Fields fields) {
        boolean exact = fields.flag("exact");
        Optional<String> text = fields.optionalText("place", MOST_CHARACTERS);
        if (!exact && text.filter(Place::isFinerThanAKilometre).isPresent()) {
            fields.wrong(
                    "/place",
                    "has coordinates finer than about a kilometre; two decimals of a degree are enough, or say \"exact\": true");
        }
        return text.map(it -> new Place(it, exact));
    }

    static String what(Fields fields) {
        return fields.text("what", MOST_CHARACTERS);
    }

    static Set<String> with(Set<String> names, String... further) {
        Set<String> all = new HashSet<>(names);
        all.addAll(Set.of(further));
        return all;
    }

    private static DeviceForm read(Fields fields, boolean vehicle) {
        Optional<Place> place = place(fields);
        if (vehicle && place.isPresent()) {
            fields.wrong("/place", "a vehicle has none: where it is, somebody is");
        }
        boolean open = fields.flag("open");
        if (vehicle && open) {
            fields.wrong("/open", "readings of a vehicle are personal data and not public");
        }
        boolean exact = fields.get("exact").asBoolean(false);
        boolean files = fields.flag("files");
        int lateness = fields.seconds("latenessSeconds", 0, LONGEST_LATENESS).orElse(USUAL_LATENESS_SECONDS);
        Map<String, QuantityRule> quantities = QuantityRules.read(fields, files);
        TrackRule.judge(fields, vehicle, exact, quantities);
        return new DeviceForm(
                what(fields),
                place,
                open,
                licence(fields, open),
                fields.seconds("intervalSeconds", 1, LONGEST_INTERVAL),
                lateness,
                quantities,
                fields.id("gateway"),
                files,
                devEui(fields),
                vehicle && exact,
                retention(fields, lateness).or(() -> vehicle ? Optional.of(RETENTION_OF_VEHICLES) : Optional.empty()));
    }

    private static Optional<Integer> retention(Fields fields, int lateness) {
        Optional<Integer> days = fields.days("retentionDays", 1, LONGEST_RETENTION);
        if (days.filter(it -> it * DAY < lateness).isPresent()) {
            fields.wrong(
                    "/retentionDays", "is shorter than latenessSeconds: what comes late would be forgotten already");
        }
        return days;
    }

    private static Optional<String> devEui(Fields fields) {
        if (!fields.has("devEui")) {
            return Optional.empty();
        }
        Optional<String> devEui = DevEui.parse(fields.get("devEui").asString(""));
        if (devEui.isEmpty()) {
            fields.wrong("/devEui", "is the LoRaWAN identity of the device: sixteen hexadecimal digits");
        }
        return devEui;
    }

    private static Optional<String> licence(Fields fields, boolean open) {
        Optional<String> licence = fields.optionalText("licence", MOST_CHARACTERS);
        if (open && licence.isEmpty()) {
            fields.wrong("/licence", "open readings need one, such as DL-DE-BY-2.0 or CC-BY-4.0");
        }
        if (!open && licence.isPresent()) {
            fields.wrong("/licence", "only open readings have one");
        }
        return licence;
    }
}
