package org.govchain.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Byte for byte what a public implementation of TR-03171 writes and reads. */
class SealBytesOfTheStandardTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final LocalDate DAY = LocalDate.of(2024, 9, 27);
    private static final SealSigner SIGNER = new SealSigner("00112233445566778899AABBCCDDEEFF00112233");
    private static final UUID PROFILE = UUID.fromString("aabbccdd-1122-3344-aabb-ccdd11223344");
    private static final SealLinks LINKS = new SealLinks("example.com/profiles", "example.com/certs");

    private static final String HEADER =
            "dc036abc6d38dc0519a620372ce13372401c46ad535759e866926d2379bd19ce2678fe348d7ad88d7ad801c9";
    private static final String PROFILE_FIELD = "0010aabbccdd11223344aabbccdd11223344";
    private static final String DATE_FIELDS = "0108323032353031303102083230323531323331";
    private static final String LINK_FIELDS =
            "03146578616d706c652e636f6d2f70726f66696c657304116578616d706c652e636f6d2f6365727473";
    private static final String STATUS_FIELDS = "05126578616d706c652e636f6d2f7374617475730603067932";
    private static final String CONTENT_FIELD = "0a0a4d75737465726d616e6e";
    private static final String ZERO_SIGNATURE = "ff40" + "00".repeat(64);

    private static final String HEADER_0_8 =
            "dc036abc6d38dbb519a620372ce13372401c46ad535759e866926d2379b98d7ad88d7ad801c8";
    private static final String MESSAGE_0_8 =
            "00109a4223406d374ef99e2cf95e31a2384604094c656965726d616e6e06074c6f72656e7a6f";

    @Test
    void writesTheBasicSeal() {
        SealContent content = content(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(written(content)).isEqualTo(HEADER + PROFILE_FIELD + LINK_FIELDS + CONTENT_FIELD);
    }

    @Test
    void writesDatesBetweenProfileAndLinksAndStatusBeforeContent() {
        SealContent content = content(
                Optional.of(LocalDate.of(2025, 1, 1)),
                Optional.of(LocalDate.of(2025, 12, 31)),
                Optional.of(new SealStatus("example.com/status", 424242)));
        assertThat(written(content))
                .isEqualTo(HEADER + PROFILE_FIELD + DATE_FIELDS + LINK_FIELDS + STATUS_FIELDS + CONTENT_FIELD);
    }

    @Test
    void readsWhatItWrites() {
        SealContent content = content(
                Optional.of(LocalDate.of(2025, 1, 1)),
                Optional.empty(),
                Optional.of(new SealStatus("example.com/status", 200)));
        byte[] signed = UnsignedSeal.of(SIGNER, DAY, DAY.plusDays(1), content).sign(new byte[64]);
        DigitalSeal seal = accepted(signed);
        assertThat(seal.content()).isEqualTo(content);
        assertThat(seal.certificateReference()).isEqualTo(SIGNER.certificateReference());
        assertThat(seal.documentDate()).isEqualTo(DAY);
        assertThat(seal.signatureDate()).isEqualTo(DAY.plusDays(1));
        assertThat(seal.version()).isEqualTo(SealVersion.V0_9);
        assertThat(seal.bytes()).isEqualTo(signed);
    }

    @Test
    void readsEdition08() {
        DigitalSeal seal = accepted(HEX.parseHex(HEADER_0_8 + MESSAGE_0_8 + ZERO_SIGNATURE));
        assertThat(seal.version()).isEqualTo(SealVersion.V0_8);
        assertThat(seal.certificateReference()).isEqualTo("00112233445566778899AABBCCDDEEFF");
        assertThat(seal.content().profile()).isEqualTo(UUID.fromString("9a422340-6d37-4ef9-9e2c-f95e31a23846"));
        assertThat(seal.content().links()).isEmpty();
        assertThat(seal.content().values())
                .containsEntry(4, text("Leiermann"))
                .containsEntry(6, text("Lorenzo"))
                .hasSize(2);
    }

    @Test
    void readsBothDatesOfEdition08FromOneField() {
        String validity = "0111" + HEX.formatHex("20250101\00020251231".getBytes(StandardCharsets.US_ASCII));
        String openEnd = "0109" + HEX.formatHex("20250101\000".getBytes(StandardCharsets.US_ASCII));
        String profile = MESSAGE_0_8.substring(0, 36);
        SealContent both = accepted(HEX.parseHex(HEADER_0_8 + profile + validity + ZERO_SIGNATURE))
                .content();
        SealContent open = accepted(HEX.parseHex(HEADER_0_8 + profile + openEnd + ZERO_SIGNATURE))
                .content();
        assertThat(both.validFrom()).contains(LocalDate.of(2025, 1, 1));
        assertThat(both.validTo()).contains(LocalDate.of(2025, 12, 31));
        assertThat(open.validFrom()).contains(LocalDate.of(2025, 1, 1));
        assertThat(open.validTo()).isEmpty();
    }

    private static String written(SealContent content) {
        return HEX.formatHex(UnsignedSeal.of(SIGNER, DAY, DAY, content).signedBytes());
    }

    private static SealContent content(Optional<LocalDate> from, Optional<LocalDate> to, Optional<SealStatus> status) {
        SortedMap<Integer, SealValue> values = new TreeMap<>();
        values.put(0x0a, text("Mustermann"));
        return new SealContent(PROFILE, from, to, Optional.of(LINKS), status, values);
    }

    private static SealValue text(String text) {
        return SealType.UTF8_STRING.encode(text).orElseThrow();
    }

    private static DigitalSeal accepted(byte[] bytes) {
        return switch (DigitalSeal.parse(bytes)) {
            case DigitalSeal.Accepted(DigitalSeal seal) -> seal;
            case DigitalSeal.Refused(SealRefusal reason) -> throw new AssertionError(reason.code());
        };
    }
}
