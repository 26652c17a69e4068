package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.DeviceRegister.Kind;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what is registered, for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the authority's devices with their keys as lines of JSON, newest first: what was registered, and of each",
            "key the public half. The service has no other half."
        })
final class DevicesExportCommand implements Runnable {

    @Option(names = "--gateway", description = "Its gateways instead.")
    private boolean gateway;

    @Option(names = "--out", paramLabel = "FILE", description = "Write them there instead of to standard output.")
    private @Nullable Path out;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    DevicesExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        List<String> rows;
        try (ServiceClient client = options.authorisedAs(context, DevicesCommand.ROLE);
                Progress _ = context.terminal().progress("fetching devices")) {
            rows = rows(new DeviceRegister(client), gateway ? Kind.GATEWAY : Kind.DEVICE);
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
        if (out == null) {
            rows.forEach(context.terminal()::line);
        } else {
            String lines = String.join("\n", rows) + (rows.isEmpty() ? "" : "\n");
            UserFiles.write(context.resolve(out), lines.getBytes(StandardCharsets.UTF_8));
        }
        context.terminal().note(rows.size() + (gateway ? " gateways" : " devices"));
    }

    /** A list does not have the keys, so each is asked for by itself. */
    private static List<String> rows(DeviceRegister register, Kind kind) throws ServiceUnreachable {
        List<String> ids = new ArrayList<>();
        register.each(kind, row -> ids.add(row.path("id").asString("")));
        List<String> rows = new ArrayList<>();
        for (String id : ids) {
            rows.add(register.one(kind, id).toString());
        }
        return rows;
    }
}
