package org.govchain.service.sensors;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.jose.JsonText;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.devices.Device;
import org.govchain.service.devices.Devices;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a device sent in vain. */
@RestController
class RefusalsController {

    private final Devices devices;
    private final RefusalStore store;

    RefusalsController(Devices devices, RefusalStore store) {
        this.devices = devices;
        this.store = store;
    }

    /** {@code {"items": [{"why", "count", "firstAt", "lastAt"}, …]}}, the latest first. */
    @GetMapping("/api/devices/{id}/refusals")
    ResponseEntity<Object> of(Caller caller, @PathVariable UUID id) {
        Optional<Device> device =
                devices.find(id).filter(it -> it.authority().equals(new AuthorityId(caller.authority())));
        return device.map(it -> answer(store.of(it.id()))).orElseGet(Problems::notFound);
    }

    private static ResponseEntity<Object> answer(List<RefusalStore.Line> lines) {
        JsonText json = new JsonText(256).raw("{\"items\":[");
        for (int i = 0; i < lines.size(); i++) {
            RefusalStore.Line line = lines.get(i);
            json.raw(i == 0 ? "{" : ",{").member("why", line.why()).raw(",").member("count", line.count());
            json.raw(",").member("firstAt", line.first().toString());
            json.raw(",").member("lastAt", line.last().toString()).raw("}");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.raw("]}").toUtf8());
    }
}
