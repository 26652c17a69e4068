package org.govchain.service.verification;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.govchain.log.EntryBundleCoordinates;
import org.govchain.log.Parsed;
import org.govchain.log.TileCoordinates;
import org.govchain.service.anchoring.AnchoredNote;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.web.Problems;
import org.govchain.service.web.TileAnswer;
import org.govchain.verify.CheckpointPage;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log for mirrors and auditors, in the layout of C2SP tlog-tiles below {@code /log}. */
@RestController
class LogController {

    private static final String PREFIX = "/log/";
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final CacheControl ASK_AGAIN =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();

    private final TransparencyLog log;

    LogController(TransparencyLog log) {
        this.log = log;
    }

    /** The newest anchored checkpoint as signed note. */
    @GetMapping("/log/checkpoint")
    ResponseEntity<Object> checkpoint() {
        return log.latestCheckpoint()
                .map(checkpoint -> ResponseEntity.ok()
                        .cacheControl(ASK_AGAIN)
                        .contentType(TEXT)
                        .<Object>body(checkpoint.note().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(Problems::notFound);
    }

    /** A tile {@code tile/<L>/<N>[.p/<W>]} or an entry bundle {@code tile/entries/<N>[.p/<W>]}. */
    @GetMapping("/log/tile/**")
    ResponseEntity<Object> tile(HttpServletRequest request) {
        String path = request.getRequestURI().substring(PREFIX.length());
        if (EntryBundleCoordinates.parse(path) instanceof Parsed.Ok<EntryBundleCoordinates>(var bundle)) {
            return TileAnswer.of(log.entryBundle(bundle), bundle.width() == TileCoordinates.FULL_WIDTH);
        }
        if (TileCoordinates.parse(path) instanceof Parsed.Ok<TileCoordinates>(var tile)) {
            return TileAnswer.of(log.tile(tile), tile.isFull());
        }
        return Problems.notFound();
    }

    /** The anchored checkpoints of one range of sizes, {@code checkpoints/<N>[.p/<W>]}: what a mirror needs beside the tiles. */
    @GetMapping("/log/checkpoints/**")
    ResponseEntity<Object> checkpoints(HttpServletRequest request) {
        String path = request.getRequestURI().substring(PREFIX.length());
        return CheckpointPage.parsePath(path)
                .asOptional()
                .flatMap(range -> log.anchoredCheckpoints(range).map(notes -> page(range, notes)))
                .orElseGet(Problems::notFound);
    }

    private static ResponseEntity<Object> page(EntryBundleCoordinates range, List<AnchoredNote> notes) {
        // A seal may follow its checkpoint; what lacks one is not final.
        boolean complete = range.width() == TileCoordinates.FULL_WIDTH
                && notes.stream().allMatch(note -> note.consortiumSeal().isPresent());
        return ResponseEntity.ok()
                .cacheControl(complete ? TileAnswer.FOR_EVER : TileAnswer.NOT_LONG)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new CheckpointPage(notes.stream()
                                .map(note -> new CheckpointPage.Item(
                                        note.checkpoint(), note.anchor().claim(), note.consortiumSeal()))
                                .toList())
                        .toJson());
    }
}
