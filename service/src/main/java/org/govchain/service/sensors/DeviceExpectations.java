package org.govchain.service.sensors;

import java.util.Optional;
import java.util.UUID;
import org.govchain.service.devices.Device;
import org.govchain.service.devices.Devices;
import org.govchain.service.streams.Expectations;
import org.springframework.stereotype.Component;

/** What the register of devices says of the readings to come. */
@Component
class DeviceExpectations implements Expectations {

    private final Devices devices;

    DeviceExpectations(Devices devices) {
        this.devices = devices;
    }

    @Override
    public Optional<Expected> of(UUID id) {
        return devices.find(id)
                .filter(device -> device.state() != Device.State.RETIRED)
                .flatMap(device -> device.interval()
                        .map(interval -> new Expected(
                                Math.max(1, interval.toSeconds()),
                                device.latenessSeconds(),
                                device.state() == Device.State.ACTIVE)));
    }
}
