package org.govchain.service.devices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.springframework.stereotype.Service;

/**
 * Who may send readings of what; asked for every reading. Answers come from memory: of at most 50,000 devices and keys, and never older than 2
 * seconds, so that a device which is blocked is refused within that time whichever process blocked it.
 */
@Service
public class Devices {

    private final Remembered remembered;
    private final IntakeStore store;

    Devices(Remembered remembered, IntakeStore store) {
        this.remembered = remembered;
        this.store = store;
    }

    /** The authority's device of that name, whatever its state. */
    public Optional<Device> find(AuthorityId authority, String name) {
        return remembered.device(authority, name).map(KnownDevice::device);
    }

    /**
     * The authority's device with this LoRaWAN identity, whatever its state; a retired one has given it away.
     *
     * @param devEui sixteen hexadecimal digits
     */
    public Optional<Device> findLorawan(AuthorityId authority, String devEui) {
        return DevEui.parse(devEui)
                .flatMap(it -> remembered.lorawan(authority, it))
                .map(KnownDevice::device);
    }

    /** The device of any authority, whatever its state. */
    public Optional<Device> find(UUID id) {
        return remembered.device(id).map(KnownDevice::device);
    }

    /**
     * Whose key this is; empty when nobody's, when it was not yet or no longer valid then, and when it is of a gateway that is blocked or retired.
     *
     * @param thumbprint SHA-256 of the DER SubjectPublicKeyInfo
     * @param at when it signed
     */
    public Optional<Sender> sender(Sha256Digest thumbprint, Instant at) {
        return remembered.key(thumbprint).filter(key -> key.isValid(at)).map(KnownKey::sender);
    }

    /** Whether a device or gateway of this authority has or had this key. */
    public boolean isKeyOf(AuthorityId authority, Sha256Digest thumbprint) {
        return remembered
                .key(thumbprint)
                .filter(key -> key.sender().authority().equals(authority))
                .isPresent();
    }

    /** Whether readings of this device are taken from this sender: never those of a device that is blocked or retired. */
    public boolean maySend(Sender sender, Device device) {
        if (!sender.authority().equals(device.authority()) || device.state() != Device.State.ACTIVE) {
            return false;
        }
        return sender.device().map(device.id()::equals).orElseGet(() -> gatewayMaySend(sender, device));
    }

    /** Whether readings of this device are taken from a network server of its authority: not of one that only a gateway sends for. */
    public boolean takesUplinks(Device device) {
        return device.state() == Device.State.ACTIVE
                && remembered.device(device.id()).flatMap(KnownDevice::gateway).isEmpty();
    }

    /** Whether the device may notarise files. */
    public FileRule files(Device device) {
        return remembered.device(device.id()).map(KnownDevice::files).orElse(FileRule.NONE);
    }

    /** What its readings may say of where it is. */
    public TrackRule track(Device device) {
        return remembered.device(device.id()).map(KnownDevice::track).orElse(TrackRule.COARSE);
    }

    /** The devices whose readings are not kept for ever; asked of the database. */
    public List<Retained> retained() {
        return store.retained();
    }

    private boolean gatewayMaySend(Sender sender, Device device) {
        Optional<UUID> bound = remembered.device(device.id()).flatMap(KnownDevice::gateway);
        return bound.isEmpty()
                || remembered
                        .key(sender.key().thumbprint())
                        .flatMap(KnownKey::gateway)
                        .equals(bound);
    }
}
