package org.govchain.chain;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;

/**
 * A change of the registry as its journal has it (docs/spec/contracts.md, "Journal").
 *
 * @param time block time of the change
 * @param change what was done
 */
public record RecordedChange(Instant time, RegistryChange change) {

    private static final int KIND = 1;
    private static final int HEADER = KIND + Long.BYTES;
    private static final int ADDRESS = 20;
    private static final int ACCOUNT = HEADER + Sha256Digest.LENGTH;

    /** Reads a change; empty when it is of a kind this version does not know. */
    public static Optional<RecordedChange> read(JournalChange recorded) {
        byte[] bytes = recorded.bytes();
        return org.govchain.verify.RegistryChange.parse(bytes)
                        instanceof Parsed.Ok<org.govchain.verify.RegistryChange> ok
                ? Optional.of(new RecordedChange(
                        Instant.ofEpochSecond(ByteBuffer.wrap(bytes).getLong(KIND)), change(ok.value(), bytes)))
                : Optional.empty();
    }

    /** The verifier reads the form and leaves out what no verdict needs: the accounts of logs. */
    private static RegistryChange change(org.govchain.verify.RegistryChange read, byte[] bytes) {
        return switch (read) {
            case org.govchain.verify.RegistryChange.AuthorityRegistered c ->
                new RegistryChange.RegisterAuthority(c.authority(), c.name());
            case org.govchain.verify.RegistryChange.KeyAdded c ->
                new RegistryChange.AddKey(c.authority(), c.thumbprint(), c.purposes(), c.from(), c.until());
            case org.govchain.verify.RegistryChange.KeyRevoked c ->
                new RegistryChange.RevokeKey(c.authority(), c.thumbprint(), c.revokedAt());
            case org.govchain.verify.RegistryChange.TypeAllowed c ->
                new RegistryChange.AllowType(c.authority(), c.type(), c.from());
            case org.govchain.verify.RegistryChange.TypeDisallowed c ->
                new RegistryChange.DisallowType(c.authority(), c.type(), c.until());
            case org.govchain.verify.RegistryChange.LogRegistered c ->
                new RegistryChange.RegisterLog(
                        c.log(), account(bytes), ByteBuffer.wrap(bytes).getLong(ACCOUNT + ADDRESS));
            case org.govchain.verify.RegistryChange.LogAccountReplaced c ->
                new RegistryChange.ReplaceLogAccount(c.log(), account(bytes));
            case org.govchain.verify.RegistryChange.LogClosed c ->
                new RegistryChange.CloseLog(
                        c.log(), c.size(), Wrappers.nonZero(c.successor().bytes()));
            case org.govchain.verify.RegistryChange.StatusListRegistered c ->
                new RegistryChange.RegisterStatusList(c.list(), c.authority(), c.log());
            case org.govchain.verify.RegistryChange.ProfileRegistered c ->
                new RegistryChange.RegisterProfile(c.type(), c.digest());
        };
    }

    private static AccountAddress account(byte[] bytes) {
        byte[] account = new byte[ADDRESS];
        ByteBuffer.wrap(bytes).get(ACCOUNT, account);
        return new AccountAddress(Hex.of(account));
    }
}
