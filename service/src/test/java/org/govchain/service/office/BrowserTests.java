package org.govchain.service.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** Tests in a real browser against a running office; they are written in JavaScript and skip themselves where there is no Chromium. */
public final class BrowserTests {

    private static final Path BROWSER = Path.of(System.getProperty("govchain.root", ".."), "service", "browser");

    private BrowserTests() {}

    /** Whether what they need is installed. */
    public static boolean canRun() {
        return Files.isDirectory(BROWSER.resolve("node_modules/playwright-core"));
    }

    /**
     * Runs one file of them.
     *
     * @param test path below service/browser
     * @param variable environment variable that names the file with the description
     * @param directory for temporary files
     */
    public static void run(String test, String variable, ObjectNode description, Path directory)
            throws IOException, InterruptedException {
        Path described = directory.resolve("described.json");
        Files.writeString(described, description.toString());
        Path output = directory.resolve("output");
        ProcessBuilder node = new ProcessBuilder(List.of("node", "--test", "--test-reporter=tap", test))
                .directory(BROWSER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        node.environment().put(variable, described.toString());
        // A test runner that runs in another one keeps its results to itself.
        node.environment().remove("NODE_TEST_CONTEXT");
        Process process = node.start();
        try {
            assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroy();
        }
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        assertThat(text).contains("\n# fail 0\n").doesNotContain("\n# pass 0\n# fail 0\n# cancelled 1");
    }
}
