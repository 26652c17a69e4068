package org.govchain.service.sensors;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.govchain.log.StreamId;
import org.govchain.log.TileCoordinates;
import org.govchain.service.streams.Streams;
import org.govchain.service.web.TileAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The hashes of streams for mirrors and auditors, in the layout of C2SP tlog-tiles below {@code /streams/<id>}. */
@RestController
class StreamTilesController {

    private final Streams streams;

    StreamTilesController(Streams streams) {
        this.streams = streams;
    }

    /** A tile {@code tile/<L>/<N>[.p/<W>]} of a stream whose head in the log reaches it, be the device open or not. */
    @GetMapping("/streams/{id}/tile/**")
    ResponseEntity<Object> tile(@PathVariable String id, HttpServletRequest request) {
        String path = request.getRequestURI().substring("/streams/".length() + id.length() + "/".length());
        Optional<TileCoordinates> tile = TileCoordinates.parse(path).asOptional();
        return TileAnswer.of(
                tile.flatMap(it -> StreamId.parse(id).flatMap(stream -> streams.tile(stream, it))),
                tile.filter(TileCoordinates::isFull).isPresent());
    }
}
