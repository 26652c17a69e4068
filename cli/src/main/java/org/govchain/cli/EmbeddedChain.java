package org.govchain.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the development chain of the embedded default listens: its port is recorded beside its state. */
final class EmbeddedChain {

    private static final String USUAL_PORT = "8545";

    private EmbeddedChain() {}

    static URI url(Context context) {
        Path recorded = context.home().resolve("chain").resolve("anvil.port");
        return URI.create("http://127.0.0.1:" + port(recorded));
    }

    private static String port(Path recorded) {
        try {
            String port =
                    Files.isRegularFile(recorded) ? Files.readString(recorded).strip() : USUAL_PORT;
            return port.matches("[0-9]{1,5}") ? port : USUAL_PORT;
        } catch (IOException unreadable) {
            return USUAL_PORT;
        }
    }
}
