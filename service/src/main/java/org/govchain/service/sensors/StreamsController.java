package org.govchain.service.sensors;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.function.Function;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.sensors.StreamAnswers.Asked;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.govchain.verify.RangeBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives out readings of a time span with their proof: an authority its own, everybody those of open devices. */
@RestController
class StreamsController {

    private static final String OWN = "/api/streams";
    private static final String OPEN = "/streams";

    private final KnownStreams streams;
    private final StreamAnswers answers;

    StreamsController(KnownStreams streams, StreamAnswers answers) {
        this.streams = streams;
        this.answers = answers;
    }

    /** Readings by times of measuring, with what proves them; a stream of another authority is as unknown as one that does not exist. */
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = RangeBundle.MEDIA_TYPE, schema = @Schema(type = "object")),
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/senml+json", schema = @Schema(type = "array"))
            })
    @GetMapping(OWN + "/{id}/readings")
    ResponseEntity<Object> own(
            Caller caller,
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam String until,
            @RequestParam(required = false) @Nullable Long size,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        ReadingsQuestion question = new ReadingsQuestion(from, until, size, format, accept);
        return own(caller, id, asked -> answers.readings(asked, question));
    }

    /** The same for everybody, of devices whose readings are open. */
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = RangeBundle.MEDIA_TYPE, schema = @Schema(type = "object")),
                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/senml+json", schema = @Schema(type = "array"))
            })
    @GetMapping(OPEN + "/{id}/readings")
    ResponseEntity<Object> open(
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam String until,
            @RequestParam(required = false) @Nullable Long size,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        ReadingsQuestion question = new ReadingsQuestion(from, until, size, format, accept);
        return open(id, asked -> answers.readings(asked, question));
    }

    /** What is missing in a span: numbers of the device's counter, and times without a reading. */
    @GetMapping(OWN + "/{id}/gaps")
    ResponseEntity<Object> ownGaps(
            Caller caller, @PathVariable String id, @RequestParam String from, @RequestParam String until) {
        return own(caller, id, asked -> answers.gaps(asked, ReadingsQuestion.of(from, until)));
    }

    /** The same for everybody, of devices whose readings are open. */
    @GetMapping(OPEN + "/{id}/gaps")
    ResponseEntity<Object> openGaps(@PathVariable String id, @RequestParam String from, @RequestParam String until) {
        return open(id, asked -> answers.gaps(asked, ReadingsQuestion.of(from, until)));
    }

    private ResponseEntity<Object> own(Caller caller, String id, Function<Asked, ResponseEntity<Object>> answer) {
        AuthorityId authority = new AuthorityId(caller.authority());
        return answered(
                streams.find(id, OWN).filter(asked -> asked.device().authority().equals(authority)), answer);
    }

    private ResponseEntity<Object> open(String id, Function<Asked, ResponseEntity<Object>> answer) {
        return answered(streams.find(id, OPEN).filter(KnownStreams::isOpen), answer);
    }

    private static ResponseEntity<Object> answered(
            Optional<Asked> asked, Function<Asked, ResponseEntity<Object>> answer) {
        return asked.map(answer).orElseGet(Problems::notFound);
    }
}
