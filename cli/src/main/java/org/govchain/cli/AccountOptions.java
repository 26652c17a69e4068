package org.govchain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.govchain.chain.ChainAccount;
import org.govchain.cli.terminal.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose account signs. The key is in a file, never an argument: arguments are seen by everybody on the machine. */
final class AccountOptions {

    private static final String HINT = "give the account's key store with --key FILE --password-file FILE,"
            + " or a file of 64 hexadecimal digits with mode 0600 with --key FILE";

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The account's key: an encrypted key store (JSON), or 64 hexadecimal digits with mode 0600.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path key;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The key store's password in its first line, with mode 0600.")
    private @Nullable Path password;

    ChainAccount account(Context context) {
        Path file = context.resolve(key);
        if (Files.notExists(file)) {
            throw new Fault("there is no file " + file, "check the path");
        }
        try {
            return password == null
                    ? ChainAccount.load(file)
                    : ChainAccount.loadKeyStore(file, context.resolve(password));
        } catch (IOException e) {
            throw new Fault(file + " or its password cannot be read", HINT, e);
        } catch (IllegalArgumentException e) {
            throw new Fault(String.valueOf(e.getMessage()), HINT, e);
        }
    }
}
