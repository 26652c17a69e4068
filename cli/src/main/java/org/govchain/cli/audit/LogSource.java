package org.govchain.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;

/** Where the published log is read: at a service, or from a directory that mirrors it in the C2SP layout. */
@FunctionalInterface
public interface LogSource {

    /** The bytes at a path below the log, such as {@code checkpoint}. @throws Fault when they cannot be had */
    byte[] read(String path);

    /** The log of a service. */
    static LogSource of(ServiceClient service) {
        return path -> {
            try {
                return service.get("log/" + path).orRefuse().body();
            } catch (ServiceUnreachable e) {
                throw e.asFault();
            }
        };
    }

    /** A mirror; the log lies below {@code log/}, as at a service. */
    static LogSource of(Path directory) {
        return path -> {
            try {
                return Files.readAllBytes(directory.resolve("log").resolve(path));
            } catch (IOException e) {
                throw new Fault(
                        "the mirror has no readable " + path,
                        "complete it with: govchain mirror --out " + directory,
                        e);
            }
        };
    }
}
