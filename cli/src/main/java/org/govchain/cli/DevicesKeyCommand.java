package org.govchain.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.govchain.cli.readings.SenderKey;
import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.DeviceRegister.Kind;
import org.govchain.cli.remote.ServiceUnreachable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Registers the public half of a key. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = {
            "Register the public half of a key for a device or gateway. An Ed25519 key is made when there is no such file.",
            "With --overlap it takes the place of all others."
        })
final class DevicesKeyCommand implements Runnable {

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Option(
            names = "--key",
            required = true,
            paramLabel = "PEM",
            description = "File of the private key; it stays here.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path key;

    @Option(
            names = "--overlap",
            paramLabel = "SECONDS",
            description = "Retire all other keys so long after this one counts.")
    private @Nullable Integer overlap;

    private final Context context;

    DevicesKeyCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        sender.with(
                context,
                (register, kind, id) ->
                        add(context, register, kind, id, context.resolve(key), Optional.ofNullable(overlap)));
    }

    /** Adds the key in a file, which is made when there is none, and prints its name. @return it */
    static SenderKey add(
            Context context, DeviceRegister register, Kind kind, String id, Path file, Optional<Integer> overlapSeconds)
            throws ServiceUnreachable {
        SenderKey pair = SenderKey.readOrCreate(file, context.random());
        register.addKey(kind, id, pair.jwk(), overlapSeconds).orRefuse();
        context.terminal().line("%-11s%s".formatted("key", pair.kid() + " in " + context.shown(file)));
        return pair;
    }
}
