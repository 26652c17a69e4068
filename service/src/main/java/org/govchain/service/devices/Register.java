package org.govchain.service.devices;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.stereotype.Service;

/** Registers and changes devices and gateways. */
@Service
class Register {

    private final Authorities authorities;
    private final DeviceStore devices;
    private final GatewayStore gateways;
    private final OwnerStore owners;
    private final Changes changes;
    private final Clock clock;

    Register(
            Authorities authorities,
            DeviceStore devices,
            GatewayStore gateways,
            OwnerStore owners,
            Changes changes,
            Clock clock) {
        this.authorities = authorities;
        this.devices = devices;
        this.gateways = gateways;
        this.owners = owners;
        this.changes = changes;
        this.clock = clock;
    }

    Judged<UUID> device(AuthorityId authority, DeviceForm.Registration wanted, String by) {
        UUID id = UUID.randomUUID();
        Judged<UUID> result = changes.within(() -> {
            if (authorities.find(authority).isEmpty()) {
                return noAuthority();
            }
            return gatewayIsThere(authority, wanted.form())
                    .then(_ -> identityIsFree(authority, id, wanted.form()))
                    .then(_ -> devices.insert(authority, id, wanted, by, clock.instant())
                            ? Judged.done(id)
                            : taken(SenderKind.DEVICE));
        });
        return recorded(SenderKind.DEVICE, authority, "registered", by, result);
    }

    Judged<UUID> gateway(AuthorityId authority, GatewayForm.Registration wanted, String by) {
        UUID id = UUID.randomUUID();
        Judged<UUID> result = changes.within(() -> {
            if (authorities.find(authority).isEmpty()) {
                return noAuthority();
            }
            return gateways.insert(authority, id, wanted, by, clock.instant())
                    ? Judged.done(id)
                    : taken(SenderKind.GATEWAY);
        });
        return recorded(SenderKind.GATEWAY, authority, "registered", by, result);
    }

    Judged<UUID> change(AuthorityId authority, UUID device, DeviceForm form, String by) {
        Judged<UUID> result = changes.within(() -> changeable(SenderKind.DEVICE, authority, device)
                .then(_ -> gatewayIsThere(authority, form))
                .then(_ -> identityIsFree(authority, device, form))
                .then(_ -> {
                    devices.change(authority, device, form);
                    return Judged.done(device);
                }));
        return recorded(SenderKind.DEVICE, authority, "changed", by, result);
    }

    Judged<UUID> change(AuthorityId authority, UUID gateway, GatewayForm form, String by) {
        Judged<UUID> result = changes.within(
                () -> changeable(SenderKind.GATEWAY, authority, gateway).then(_ -> {
                    gateways.change(authority, gateway, form);
                    return Judged.done(gateway);
                }));
        return recorded(SenderKind.GATEWAY, authority, "changed", by, result);
    }

    private Judged<Owner> changeable(SenderKind kind, AuthorityId authority, UUID id) {
        Optional<Owner> owner = owners.lock(kind, authority, id);
        if (owner.isEmpty()) {
            return Judged.notFound();
        }
        return owner.get().state() == Device.State.RETIRED
                ? Judged.refused(RefusalCode.STATE_CONFLICT, "the " + kind.word() + " is retired, for good")
                : Judged.done(owner.get());
    }

    private Judged<Boolean> gatewayIsThere(AuthorityId authority, DeviceForm form) {
        boolean isThere = form.gateway()
                .map(id -> gateways.find(authority, id).isPresent())
                .orElse(true);
        return isThere
                ? Judged.done(true)
                : Judged.refused(RefusalCode.MALFORMED_REQUEST, "/gateway: there is no gateway with this id");
    }

    private Judged<Boolean> identityIsFree(AuthorityId authority, UUID device, DeviceForm form) {
        boolean isFree =
                form.devEui().map(it -> devices.isFree(authority, it, device)).orElse(true);
        return isFree
                ? Judged.done(true)
                : Judged.refused(RefusalCode.STATE_CONFLICT, "/devEui: another device has it, which is not retired");
    }

    private Judged<UUID> recorded(SenderKind kind, AuthorityId authority, String step, String by, Judged<UUID> result) {
        if (result instanceof Judged.Done<UUID>(UUID id)) {
            changes.record(kind, authority, id, step, by, Map.of());
        }
        return result;
    }

    private static Judged<UUID> taken(SenderKind kind) {
        return Judged.refused(
                RefusalCode.STATE_CONFLICT,
                "there is a " + kind.word()
                        + " of that name; names are not used again, not even those of retired ones");
    }

    private static Judged<UUID> noAuthority() {
        return Judged.refused(RefusalCode.FORBIDDEN, "the authority of the access token is none of this installation");
    }
}
