package org.govchain.service.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.JsonText;

/** Devices, gateways and keys as answers. */
final class DeviceJson {

    private DeviceJson() {}

    static JsonText device(JsonText json, DeviceRow row, Optional<List<KeyRow>> keys, Instant now) {
        Device device = row.device();
        head(json, device.id(), device.name(), device.what());
        place(json, device.place().map(text -> new Place(text, row.exact())));
        if (row.vehicle()) {
            flag(json, "exact", row.exact());
        }
        flag(json, "vehicle", row.vehicle());
        row.retentionDays().ifPresent(it -> json.raw(",").member("retentionDays", it));
        flag(json, "open", device.open());
        device.licence().ifPresent(it -> json.raw(",").member("licence", it));
        device.interval().map(Duration::toSeconds).ifPresent(it -> json.raw(",").member("intervalSeconds", it));
        json.raw(",").member("latenessSeconds", device.latenessSeconds());
        json.raw(",\"quantities\":").raw(QuantityRules.toJson(device.quantities()));
        if (row.files()) {
            flag(json, "files", true);
        }
        row.devEui().ifPresent(it -> json.raw(",").member("devEui", it));
        row.gateway().ifPresent(it -> json.raw(",").member("gateway", it.toString()));
        return tail(json, SenderKind.DEVICE, device.id(), device.state(), row.createdAt(), keys, now);
    }

    static JsonText gateway(JsonText json, GatewayRow row, Optional<List<KeyRow>> keys, Instant now) {
        Owner owner = row.owner();
        head(json, owner.id(), owner.name(), row.what());
        place(json, row.place());
        return tail(json, SenderKind.GATEWAY, owner.id(), owner.state(), row.createdAt(), keys, now);
    }

    static JsonText key(JsonText json, KeyRow row, Instant now) {
        json.raw("{").member("kid", row.key().thumbprint().toHex()).raw(",\"jwk\":");
        Jwk.write(json, row.key());
        json.raw(",").member("validFrom", row.validFrom().toString());
        row.retiredAt().ifPresent(at -> json.raw(",").member("retiredAt", at.toString()));
        return json.raw(",").member("state", state(row, now)).raw("}");
    }

    static JsonText enrolment(Enrolments.Fresh fresh) {
        return new JsonText(256)
                .raw("{")
                .member("enrolment", fresh.id().toString())
                .raw(",")
                .member("code", fresh.code().shown())
                .raw(",")
                .member("validUntil", fresh.validUntil().toString())
                .raw(",\"links\":{")
                .member("enrol", EnrolmentController.PATH)
                .raw("}}");
    }

    static JsonText enrolled(Enrolments.Enrolled enrolled, Instant now) {
        Owner owner = enrolled.owner();
        JsonText json = new JsonText(512).raw("{").member(owner.kind().word(), owner.name());
        json.raw(",").member("authority", owner.authority().slug()).raw(",\"key\":");
        return key(json, enrolled.key(), now).raw("}");
    }

    private static void head(JsonText json, UUID id, String name, String what) {
        json.raw("{").member("id", id.toString());
        json.raw(",").member("name", name).raw(",").member("what", what);
    }

    private static void place(JsonText json, Optional<Place> place) {
        place.ifPresent(it -> {
            json.raw(",").member("place", it.text());
            flag(json, "exact", it.exact());
        });
    }

    private static JsonText tail(
            JsonText json,
            SenderKind kind,
            UUID id,
            Device.State state,
            Instant createdAt,
            Optional<List<KeyRow>> keys,
            Instant now) {
        json.raw(",").member("state", States.word(state)).raw(",").member("createdAt", createdAt.toString());
        keys.ifPresent(rows -> {
            json.raw(",\"keys\":[");
            for (int i = 0; i < rows.size(); i++) {
                key(json.raw(i == 0 ? "" : ","), rows.get(i), now);
            }
            json.raw("]");
        });
        return json.raw(",\"links\":{").member("self", kind.path() + "/" + id).raw("}}");
    }

    private static String state(KeyRow row, Instant now) {
        if (row.retiredAt().filter(at -> !now.isBefore(at)).isPresent()) {
            return "retired";
        }
        return now.isBefore(row.validFrom()) ? "waiting" : "valid";
    }

    private static void flag(JsonText json, String name, boolean value) {
        json.raw(",").string(name).raw(value ? ":true" : ":false");
    }
}
