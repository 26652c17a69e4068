package org.govchain.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** One validator in a container, for machines with Docker and without a Besu distribution. */
public final class BesuContainer {

    private static final DockerImageName IMAGE = DockerImageName.parse("hyperledger/besu:26.8.0");
    private static final Member MEMBER = new Member("member-0", "127.0.0.1", 30303, 8545);
    private static final String CONFIG = "/opt/govchain/";
    private static final int READABLE = 0444;

    private static @Nullable URI shared;

    private BesuContainer() {}

    /** Where it answers; started by the first test that needs it, ended by Testcontainers when the process is gone. */
    public static synchronized URI shared(long chainId) throws IOException {
        URI known = shared;
        if (known == null) {
            known = start(
                    new NetworkDescription(chainId, NetworkDescription.Timing.DEFAULT, List.of(MEMBER), List.of()));
            shared = known;
        }
        return known;
    }

    @SuppressWarnings("resource") // Testcontainers' own reaper ends it: tests share it until the process is gone.
    private static URI start(NetworkDescription description) throws IOException {
        Path directory = Files.createTempDirectory("govchain-besu");
        NetworkFiles files = NetworkFiles.write(description, directory, new SecureRandom());
        MemberFolder folder = files.folder(MEMBER);
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withCopyFileToContainer(copy(folder.genesis()), CONFIG + "genesis.json")
                .withCopyFileToContainer(copy(folder.permissions()), CONFIG + "permissions.toml")
                .withCopyFileToContainer(copy(folder.staticNodes()), CONFIG + "static-nodes.json")
                .withCopyFileToContainer(copy(folder.nodeKey()), CONFIG + "node.key")
                .withCopyFileToContainer(copy(folder.options()), CONFIG + "besu.toml")
                .withWorkingDirectory(CONFIG)
                .withCommand(
                        "--config-file=besu.toml",
                        "--data-path=/tmp/data",
                        "--p2p-interface=0.0.0.0",
                        "--rpc-http-host=0.0.0.0",
                        "--host-allowlist=*")
                .withExposedPorts(MEMBER.rpcPort())
                .waitingFor(Wait.forLogMessage(".*Produced.*#1 .*", 1));
        container.start();
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(MEMBER.rpcPort()));
    }

    private static MountableFile copy(Path file) {
        return MountableFile.forHostPath(file, READABLE);
    }
}
