package org.govchain.cli.mirror;

import java.util.Optional;
import org.govchain.cli.audit.PublishedStreams;
import org.govchain.log.StreamId;
import org.govchain.log.TileCoordinates;
import org.govchain.stream.HeadsAudit;

/** The hashes of sensor streams that a mirror has. */
public final class MirroredStreams implements HeadsAudit.Tiles {

    private final MirrorDirectory mirror;

    /** Those of this mirror. */
    public MirroredStreams(MirrorDirectory mirror) {
        this.mirror = mirror;
    }

    @Override
    public Optional<byte[]> read(StreamId stream, TileCoordinates tile) {
        return new MirrorTiles(mirror, PublishedStreams.folder(stream)).find(tile);
    }
}
