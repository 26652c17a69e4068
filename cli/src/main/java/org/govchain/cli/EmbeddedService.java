package org.govchain.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.process.ServiceProcess;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Progress;

/** The service with its embedded default: a PostgreSQL, a development chain and a demo authority under one folder. */
final class EmbeddedService {

    private static final List<String> JVM_OPTIONS = List.of("-Xmx512m");

    private EmbeddedService() {}

    static URI url(int port) {
        return URI.create("http://localhost:" + port);
    }

    /** Starts it and waits until it is ready. */
    static ServiceProcess start(Context context, int port, Redirect output, List<String> further) {
        createHome(context);
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--govchain.demo.directory=" + context.home(),
                "--server.port=" + port));
        arguments.addAll(further);
        ServiceProcess service = ServiceProcess.start(context.root(), JVM_OPTIONS, arguments, output);
        boolean ready = false;
        try (ServiceClient client = new ServiceClient(url(port), Optional.empty());
                Progress _ = context.terminal().progress("starting database, chain and service")) {
            service.awaitReady(client);
            rememberTrust(context, client);
            ready = true;
            return service;
        } finally {
            if (!ready) {
                service.close();
            }
        }
    }

    /** The embedded default's own policy, so that verify needs no option on this machine. */
    private static void rememberTrust(Context context, ServiceClient client) {
        try {
            UserFiles.write(
                    context.home().resolve("trust.json"),
                    client.get("trust-policy").orRefuse().body());
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    static Path logFile(Context context) {
        return context.home().resolve("service.log");
    }

    private static void createHome(Context context) {
        try {
            Files.createDirectories(context.home());
        } catch (IOException e) {
            throw new Fault(context.home() + " cannot be made", "name another folder with GOVCHAIN_HOME", e);
        }
    }
}
