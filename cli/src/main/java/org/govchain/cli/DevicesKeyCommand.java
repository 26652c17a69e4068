package org.govchain.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.govchain.cli.readings.SenderKey;
import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.DeviceRegister.Kind;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers the public half of a key. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = {
            "Register the public half of a key for a device or gateway. An Ed25519 key is made when there is no such file.",
            "With --overlap it takes the place of all others."
        })
final class DevicesKeyCommand implements Runnable {

    @Parameters(paramLabel = "NAME", description = "The device.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String name;

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

    @Option(names = "--gateway", description = "NAME is a gateway.")
    private boolean gateway;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    DevicesKeyCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        Kind kind = gateway ? Kind.GATEWAY : Kind.DEVICE;
        try (ServiceClient client = options.authorisedAs(context, DevicesCommand.ROLE)) {
            DeviceRegister register = new DeviceRegister(client);
            String id = register.find(kind, name)
                    .orElseThrow(() -> new Fault(
                            "there is no " + (gateway ? "gateway " : "device ") + name,
                            "see: govchain devices list" + (gateway ? " --gateway" : "")));
            add(context, register, kind, id, context.resolve(key), Optional.ofNullable(overlap));
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    /** Adds the key in a file, which is made when there is none, and prints its name. */
    static void add(
            Context context, DeviceRegister register, Kind kind, String id, Path file, Optional<Integer> overlapSeconds)
            throws ServiceUnreachable {
        SenderKey pair = SenderKey.readOrCreate(file, context.random());
        register.addKey(kind, id, pair.jwk(), overlapSeconds).orRefuse();
        context.terminal().line("%-11s%s".formatted("key", pair.kid() + " in " + context.shown(file)));
    }
}
