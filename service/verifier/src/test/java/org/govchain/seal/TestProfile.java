package org.govchain.seal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.govchain.TestKey;

/** The profile of a liquor licence with values such as a real one has. */
final class TestProfile {

    static final TestKey KEY = TestKey.named("seal");
    static final LocalDate DAY = LocalDate.of(2026, 9, 21);

    static final SealProfile LIQUOR_LICENCE = new SealProfile(
            UUID.fromString("4f2b91c7-a8e5-402d-bc31-69d7e0a45f18"),
            "GASTSTAETTENERLAUBNIS",
            "Musterstadt",
            "Gewerbewesen",
            List.of("99025001001000"),
            true,
            false,
            List.of(
                    field(10, "FILE_NUMBER", SealType.UTF8_STRING, false),
                    field(11, "HOLDER", SealType.UTF8_STRING, false),
                    field(12, "DATE_OF_BIRTH", SealType.DATE, true),
                    field(13, "BUSINESS_NAME", SealType.UTF8_STRING, true),
                    field(14, "BUSINESS_ADDRESS", SealType.UTF8_STRING, false),
                    new SealField(15, "POSTAL_CODE", "Postleitzahl", SealType.UTF8_STRING, OptionalInt.of(5), false),
                    field(16, "BUSINESS_KIND", SealType.UTF8_STRING, false),
                    field(17, "SEATS", SealType.INTEGER, true),
                    field(18, "OUTDOOR_AREA", SealType.BOOLEAN, true),
                    field(19, "DOCUMENT_ID", SealType.OCTET_STRING, true),
                    field(20, "SIGNED_AT", SealType.DATE_TIME, true)));

    private static final Map<Integer, String> VALUES = Map.of(
            10, "32-4/2026-0815",
            11, "Gasthaus Zum Goldenen Löwen GmbH & Co. KG",
            14, "Friedrich-Wilhelm-Straße 117, Musterstadt",
            15, "52062",
            16, "Schank, Speise",
            17, "140",
            18, "true");

    private TestProfile() {}

    static SealContent content() {
        SortedMap<Integer, SealValue> values = new TreeMap<>();
        for (SealField field : LIQUOR_LICENCE.fields()) {
            if (VALUES.containsKey(field.tag())) {
                values.put(field.tag(), field.encode(VALUES.get(field.tag())).orElseThrow());
            }
        }
        return new SealContent(
                LIQUOR_LICENCE.number(),
                Optional.of(DAY),
                Optional.empty(),
                Optional.of(new SealLinks("musterstadt.example/p", "musterstadt.example/c")),
                Optional.of(new SealStatus("musterstadt.example/status-lists/1", 104_711)),
                values);
    }

    static byte[] seal() {
        SealSigner signer = SealSigner.ofThumbprint(KEY.verifyingKey().thumbprint());
        UnsignedSeal unsigned = UnsignedSeal.of(signer, DAY, DAY, content());
        return unsigned.sign(KEY.sign(unsigned.signedBytes()));
    }

    private static SealField field(int tag, String name, SealType type, boolean optional) {
        return new SealField(tag, name, "Feld " + name, type, OptionalInt.empty(), optional);
    }
}
