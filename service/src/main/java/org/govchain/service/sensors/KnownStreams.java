package org.govchain.service.sensors;

import java.util.HexFormat;
import java.util.Optional;
import org.govchain.log.StreamId;
import org.govchain.service.devices.Devices;
import org.govchain.service.sensors.StreamAnswers.Asked;
import org.govchain.service.streams.Streams;
import org.springframework.stereotype.Service;

/** Streams by their public names, with the devices whose readings they hold. */
@Service
public class KnownStreams {

    private static final HexFormat HEX = HexFormat.of();

    private final Streams streams;
    private final Devices devices;

    KnownStreams(Streams streams, Devices devices) {
        this.streams = streams;
        this.devices = devices;
    }

    /**
     * The stream of any authority with this name in hexadecimal.
     *
     * @param root of the path by which it is asked for, such as {@code /streams}
     */
    public Optional<Asked> find(String hex, String root) {
        return stream(hex)
                .flatMap(stream -> streams.deviceOf(stream)
                        .flatMap(devices::find)
                        .map(device -> new Asked(device, stream, root + "/" + stream)));
    }

    static boolean isOpen(Asked asked) {
        return asked.device().open();
    }

    private static Optional<StreamId> stream(String hex) {
        boolean isOne = hex.length() == 2 * StreamId.LENGTH && hex.chars().allMatch(HexFormat::isHexDigit);
        return isOne ? Optional.of(StreamId.of(HEX.parseHex(hex))) : Optional.empty();
    }
}
