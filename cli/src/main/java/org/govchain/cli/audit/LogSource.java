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

    /** A mirror made with any file copier. */
    static LogSource of(Path directory) {
        return path -> {
            try {
                return Files.readAllBytes(directory.resolve(path));
            } catch (IOException e) {
                throw new Fault(
                        "the mirror has no readable " + path, "complete the copy of the log in " + directory, e);
            }
        };
    }
}
