package org.govchain.chain;

import static org.govchain.chain.Wrappers.uint64;

import java.math.BigInteger;
import java.util.Optional;
import org.govchain.chain.contracts.IssuerRegistry;
import org.govchain.merkle.Sha256Digest;
import org.web3j.protocol.core.RemoteFunctionCall;

/** Changes of the registry as call data. */
final class RegistryCalls {

    private final IssuerRegistry registry;

    RegistryCalls(IssuerRegistry registry) {
        this.registry = registry;
    }

    String encode(RegistryChange change) {
        return call(change).encodeFunctionCall();
    }

    private RemoteFunctionCall<?> call(RegistryChange change) {
        return switch (change) {
            case RegistryChange.RegisterAuthority c ->
                registry.registerAuthority(c.authority().bytes(), c.name());
            case RegistryChange.AddKey c -> addKey(c);
            case RegistryChange.RevokeKey c ->
                registry.revokeKey(c.authority().bytes(), c.thumbprint().bytes(), uint64(c.revokedAt()));
            case RegistryChange.AllowType c ->
                registry.allowType(c.authority().bytes(), c.type().bytes(), uint64(c.from()));
            case RegistryChange.DisallowType c ->
                registry.disallowType(c.authority().bytes(), c.type().bytes(), uint64(c.until()));
            case RegistryChange.RegisterLog c ->
                registry.registerLog(c.log().bytes(), c.account().hex(), uint64(c.maxGrowth()));
            case RegistryChange.ReplaceLogAccount c ->
                registry.replaceLogAccount(c.log().bytes(), c.account().hex());
            case RegistryChange.CloseLog c ->
                registry.closeLog(c.log().bytes(), uint64(c.size()), orZero(c.successor()));
            case RegistryChange.RegisterStatusList c ->
                registry.registerStatusList(
                        c.list().bytes(), c.authority().bytes(), c.log().bytes());
            case RegistryChange.RegisterProfile c ->
                registry.registerProfile(c.type().bytes(), c.digest().bytes());
        };
    }

    private RemoteFunctionCall<?> addKey(RegistryChange.AddKey key) {
        return registry.addKey(
                key.authority().bytes(),
                key.thumbprint().bytes(),
                BigInteger.valueOf(key.purposes()),
                uint64(key.validFrom()),
                uint64(key.validUntil()));
    }

    private static byte[] orZero(Optional<Sha256Digest> digest) {
        return digest.map(Sha256Digest::bytes).orElseGet(() -> new byte[Sha256Digest.LENGTH]);
    }
}
