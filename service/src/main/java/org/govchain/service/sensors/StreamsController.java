package org.govchain.service.sensors;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.govchain.log.StreamId;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.devices.Device;
import org.govchain.service.devices.Devices;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.govchain.verify.RangeBundle;
import org.govchain.verify.RangeBundle.Question;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives out readings of a time span with their proof: an authority its own, everybody those of open devices. */
@RestController
class StreamsController {

    private static final HexFormat HEX = HexFormat.of();

    private final Streams streams;
    private final Devices devices;

    StreamsController(Streams streams, Devices devices) {
        this.streams = streams;
        this.devices = devices;
    }

    /** A range bundle for times of measuring; a stream of another authority is as unknown as one that does not exist. */
    @GetMapping("/api/streams/{id}/readings")
    ResponseEntity<Object> own(
            Caller caller, @PathVariable String id, @RequestParam String from, @RequestParam String until) {
        AuthorityId authority = new AuthorityId(caller.authority());
        return answer(device(id).filter(device -> device.authority().equals(authority)), from, until);
    }

    /** The same for everybody, of devices whose readings are open. */
    @GetMapping("/streams/{id}/readings")
    ResponseEntity<Object> open(@PathVariable String id, @RequestParam String from, @RequestParam String until) {
        return answer(device(id).filter(Device::open), from, until);
    }

    private ResponseEntity<Object> answer(Optional<Device> device, String from, String until) {
        Optional<Question> question = question(from, until);
        if (question.isEmpty()) {
            return Problems.answer(Refusal.of(
                    RefusalCode.MALFORMED_REQUEST,
                    "from and until are instants like 2026-03-02T07:30:00Z, until being the later one"));
        }
        return device.flatMap(it -> streams.range(it.id(), question.get()))
                .map(StreamsController::bundle)
                .orElseGet(Problems::notFound);
    }

    private static ResponseEntity<Object> bundle(RangeBundle range) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(RangeBundle.MEDIA_TYPE))
                .body(range.toJson());
    }

    private Optional<Device> device(String id) {
        return stream(id).flatMap(streams::deviceOf).flatMap(devices::find);
    }

    private static Optional<StreamId> stream(String hex) {
        boolean isOne = hex.length() == 2 * StreamId.LENGTH && hex.chars().allMatch(HexFormat::isHexDigit);
        return isOne ? Optional.of(StreamId.of(HEX.parseHex(hex))) : Optional.empty();
    }

    private static Optional<Question> question(String from, String until) {
        try {
            long first = Instant.parse(from).toEpochMilli();
            long end = Instant.parse(until).toEpochMilli();
            return first >= 0 && first < end ? Optional.of(new Question(first, end)) : Optional.empty();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException notInstants) {
            return Optional.empty();
        }
    }
}
