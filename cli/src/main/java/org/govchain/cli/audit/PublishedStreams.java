package org.govchain.cli.audit;

import java.util.Optional;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.log.StreamId;
import org.govchain.stream.HeadsAudit;

/** Where the hashes of streams are published: at a service, below {@code streams/}. */
public final class PublishedStreams {

    private static final int NOT_FOUND = 404;

    private PublishedStreams() {}

    /** Where the tree of a stream is, below the address of a service or the folder of a mirror; ends with a slash. */
    public static String folder(StreamId stream) {
        return "streams/" + stream + "/";
    }

    /** The streams of a service. A tile that it does not know is missing; any other refusal is an outage. */
    public static HeadsAudit.Tiles of(ServiceClient service) {
        return (stream, tile) -> {
            try {
                Answer answer = service.get(folder(stream) + tile.path());
                return answer.status() == NOT_FOUND
                        ? Optional.empty()
                        : Optional.of(answer.orRefuse().body());
            } catch (ServiceUnreachable e) {
                throw e.asFault();
            }
        };
    }
}
