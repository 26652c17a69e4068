package org.govchain.service.batches;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.govchain.service.issuance.TypeForm;
import org.govchain.service.types.ShippedTypes;
import org.govchain.types.CredentialType;
import org.govchain.types.SearchField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes somebody uploads, they are rows, faulty rows, or a file that says why it is none; whoever goes on in the middle reads
 * the same rows.
 *
 * <p>In the normal run each test sees its seeds. To look for new inputs: {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -pl service
 * -am -Dtest='UploadFuzzTest#csv' -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class UploadFuzzTest {

    private static final TypeForm TYPE = form(ShippedTypes.of("liquor-licence"));

    @MethodSource("sheets")
    @FuzzTest(maxDuration = "5m")
    void csv(byte[] input) throws IOException {
        read(BatchFormat.CSV, input, null);
        read(BatchFormat.CSV, input, "fileNumber");
    }

    @MethodSource("lines")
    @FuzzTest(maxDuration = "5m")
    void ndjson(byte[] input) throws IOException {
        read(BatchFormat.NDJSON, input, null);
    }

    private static void read(BatchFormat format, byte[] input, @Nullable String keyColumn) throws IOException {
        switch (open(format, input, keyColumn)) {
            case Upload.Opened.Unusable(List<Fault> faults) ->
                assertThat(faults)
                        .isNotEmpty()
                        .allSatisfy(fault -> assertThat(fault.reason()).isNotBlank());
            case Upload.Opened.Rows(RowReader reader) -> {
                int rows = 0;
                long line = 0;
                try (reader) {
                    for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                        assertThat(row.get().number()).isEqualTo(++rows);
                        assertThat(row.get().line()).isGreaterThan(line);
                        line = row.get().line();
                    }
                    assertThat(reader.next()).as("after the end").isEmpty();
                }
                goesOnInTheMiddle(format, input, keyColumn, rows);
            }
        }
    }

    private static void goesOnInTheMiddle(BatchFormat format, byte[] input, @Nullable String keyColumn, int rows)
            throws IOException {
        if (open(format, input, keyColumn) instanceof Upload.Opened.Rows(RowReader reader)) {
            try (reader) {
                reader.skip(rows / 2);
                Optional<Row> next = reader.next();
                assertThat(next.isPresent()).isEqualTo(rows > rows / 2);
                next.ifPresent(row -> assertThat(row.number()).isEqualTo(rows / 2 + 1));
            }
        }
    }

    private static Upload.Opened open(BatchFormat format, byte[] input, @Nullable String keyColumn) throws IOException {
        return Upload.open(format, new ByteArrayInputStream(input), TYPE, keyColumn);
    }

    private static TypeForm form(CredentialType type) {
        return new TypeForm(
                type.name(),
                type.claims(),
                type.labels().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                e -> List.of(e.getValue().de(), e.getValue().en()))),
                type.search().stream().map(SearchField::claim).toList());
    }

    static Stream<byte[]> sheets() {
        String sound = Sheet.ofLicences().rows(3).text();
        String header = sound.lines().findFirst().orElseThrow();
        return Stream.of(
                        "",
                        "\uFEFF",
                        "\n\n\n",
                        sound,
                        "\uFEFF" + sound.replace("\n", "\r\n"),
                        header,
                        header + "\n" + ";".repeat(40),
                        header + "\n\"never closed",
                        header + "\n\"closed\"and more",
                        "rooms.0.name;rooms.00.name;rooms.999.name;rooms.-1.name;rooms.x",
                        "/holder//familyName;/;~1;holder;holder.;.holder;holder.familyName",
                        "fileNumber,fileNumber",
                        sound.replace("12.8.1964", "=1+1").replace("84,5", "1e9"),
                        sound.replace("Erika", "\u0000\u0007"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> lines() {
        return Stream.of(
                        "",
                        "\n\n",
                        "{}",
                        "{\"claims\":{}}\n{\"claims\":{},\"claims\":{}}",
                        "{\"claims\":[],\"key\":7,\"validFrom\":\"tomorrow\",\"more\":1}",
                        "{\"claims\":{},\"validUntil\":\"2026-02-30\",\"key\":\"=1\"}",
                        "[".repeat(2_000),
                        "x".repeat(RowReader.LONGEST_ROW + 1) + "\n{\"claims\":{}}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
