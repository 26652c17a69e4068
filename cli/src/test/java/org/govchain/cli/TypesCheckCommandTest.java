package org.govchain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesCheckCommandTest {

    private static final Path SHIPPED = Sandbox.ROOT.resolve("service/src/main/resources/credential-types");
    private static final Path SAMPLES = Sandbox.ROOT.resolve("docs/samples");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void isContentWithATypeAndItsSample() {
        Sandbox.Run run = check(
                "--claims",
                SAMPLES.resolve("liquor-licence.json").toString(),
                SHIPPED.resolve("liquor-licence.json").toString());

        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("right, Gaststättenerlaubnis, version 1, approval none", "as the type wants them");
    }

    @Test
    void listsEachMistakeWithPlaceFindingExpectationAndRemedy() throws IOException {
        write(shipped().replace("\"budget\": 370", "\"budget\": 900").replace("\"tag\": 12", "\"tag\": 10"));

        Sandbox.Run run = check("liquor-licence.json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("""
                liquor-licence.json: 2 mistakes
                  seal.budget
                    found     the number 900
                    expected  a whole number from 200 to 370
                    mend      write it as expected
                  seal.entries[2].tag
                    found     the tag 10, which seal.entries[0] has already
                """);
    }

    @Test
    void goesOnToTheNextFile() throws IOException {
        write("{}");
        Sandbox.Run run = check(
                "liquor-licence.json", SHIPPED.resolve("building-permit.json").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("building-permit.json: right");
    }

    @Test
    void saysWhichClaimsDoNotFit() throws IOException {
        Files.writeString(directory.resolve("claims.json"), "{\"fileNumber\": 7}");
        Sandbox.Run run = check(
                "--claims",
                "claims.json",
                SHIPPED.resolve("liquor-licence.json").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("/fileNumber: ", "holder");
    }

    @Test
    void saysThatThereIsNoFile() {
        Sandbox.Run run = check("nowhere.json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(run.err()).contains("there is no file");
    }

    @Test
    @Timeout(20)
    void answersAFileOfTenMegabytesAtOnce() throws IOException {
        Files.write(directory.resolve("big.json"), "[".repeat(10 << 20).getBytes(StandardCharsets.US_ASCII));

        Sandbox.Run run = check("big.json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("a file of 10485760 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": | line 1, column",
                "{\"format\": 1, \"format\": 2} | Duplicate",
                "[] | a list",
                "{}{} | expected",
                "'' | nothing"
            })
    void explainsWhatIsNoTypeAtAll(String text, String found) throws IOException {
        write(text);
        Sandbox.Run run = check("liquor-licence.json");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains(found);
    }

    private Sandbox.Run check(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "types";
        all[1] = "check";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return new Sandbox(directory).run(all);
    }

    private static String shipped() throws IOException {
        return Files.readString(SHIPPED.resolve("liquor-licence.json"));
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("liquor-licence.json"), text);
    }
}
