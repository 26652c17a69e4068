package org.govchain.cli;

import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.DeviceRegister.Kind;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which device or gateway is meant. */
final class SenderOptions {

    @Parameters(paramLabel = "NAME", description = "The device.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String name;

    @Option(names = "--gateway", description = "NAME is a gateway.")
    private boolean gateway;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    /** What is done with it. */
    interface Work<T> {
        T with(DeviceRegister register, Kind kind, String id) throws ServiceUnreachable;
    }

    String name() {
        return name;
    }

    /** Does it. @throws Fault when there is none of that name */
    <T> T with(Context context, Work<T> work) {
        Kind kind = gateway ? Kind.GATEWAY : Kind.DEVICE;
        try (ServiceClient client = options.authorisedAs(context, DevicesCommand.ROLE)) {
            DeviceRegister register = new DeviceRegister(client);
            String id = register.find(kind, name)
                    .orElseThrow(() -> new Fault(
                            "there is no " + (gateway ? "gateway " : "device ") + name,
                            "see: govchain devices list" + (gateway ? " --gateway" : "")));
            return work.with(register, kind, id);
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }
}
