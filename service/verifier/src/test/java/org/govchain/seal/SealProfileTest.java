package org.govchain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealProfileTest {

    private static final SealProfile PROFILE = TestProfile.LIQUOR_LICENCE;

    @Test
    void isValidUnderTheStandardsSchema() throws Exception {
        Schema schema = schema();
        assertThatCode(() -> schema.newValidator().validate(new StreamSource(new StringReader(PROFILE.toXml()))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> schema.newValidator()
                        .validate(new StreamSource(
                                new StringReader(PROFILE.toXml().replace("tag=\"10\"", "tag=\"9\"")))))
                .hasMessageContaining("tagType");
    }

    /** Field by field what the sample profile says, so that the form is the one in use. */
    @Test
    void writesTheSampleProfileByteForByte() throws Exception {
        String sample = Files.readString(vectors().resolve("profile-gewerbeerlaubnis.xml"));
        SealProfile profile = new SealProfile(
                UUID.fromString("4f2b91c7-a8e5-402d-bc31-69d7e0a45f18"),
                "GEWERBEERLAUBNIS",
                "BSI",
                "Gewerbewesen",
                List.of("99076001084000"),
                true,
                true,
                List.of(
                        sample(10, "SURNAME", "Familienname des Gewerbetreibenden", SealType.UTF8_STRING, false),
                        sample(11, "FIRST_NAME", "Vorname des Gewerbetreibenden", SealType.UTF8_STRING, false),
                        sample(12, "DATE_OF_BIRTH", "Geburtsdatum", SealType.DATE, true),
                        sample(13, "BUSINESS_NAME", "Bezeichnung des Gewerbes", SealType.UTF8_STRING, false),
                        sample(14, "BUSINESS_ADDRESS", "Anschrift der Betriebsstätte", SealType.UTF8_STRING, false),
                        new SealField(
                                15,
                                "POSTAL_CODE",
                                "Postleitzahl der Betriebsstätte",
                                SealType.UTF8_STRING,
                                OptionalInt.of(5),
                                false),
                        sample(16, "PERMIT_NUMBER", "Aktenzeichen der Erlaubnis", SealType.UTF8_STRING, false),
                        sample(17, "ISSUED_AT", "Zeitpunkt der Ausstellung", SealType.DATE_TIME, false),
                        sample(18, "NUMBER_OF_EMPLOYEES", "Anzahl der Beschaeftigten", SealType.INTEGER, true)));
        assertThat(profile.toXml().strip()).isEqualTo(sample.strip());
    }

    @Test
    void escapesTextAndRefusesControlCharacters() {
        assertThat(named("A & <B>").toXml()).contains("<profileName>A &amp; &lt;B&gt;</profileName>");
        assertThatThrownBy(() -> named("A\u0001").toXml()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsContentAsTextInItsOrder() {
        assertThat(PROFILE.read(TestProfile.content()))
                .containsEntry("BUSINESS_ADDRESS", "Friedrich-Wilhelm-Straße 117, Musterstadt")
                .containsEntry("SEATS", "140")
                .containsEntry("OUTDOOR_AREA", "true")
                .doesNotContainKey("DATE_OF_BIRTH")
                .hasSize(7);
        assertThat(PROFILE.check(TestProfile.content())).isEmpty();
    }

    @Test
    void namesWhatDoesNotFit() {
        SealContent good = TestProfile.content();
        assertThat(PROFILE.check(with(UUID.randomUUID(), good.validFrom(), good.validTo(), 0, null)))
                .contains(SealMismatch.OTHER_PROFILE);
        assertThat(PROFILE.check(with(PROFILE.number(), Optional.empty(), good.validTo(), 0, null)))
                .contains(SealMismatch.VALIDITY);
        assertThat(PROFILE.check(with(PROFILE.number(), good.validFrom(), good.validFrom(), 0, null)))
                .contains(SealMismatch.VALIDITY);
        assertThat(PROFILE.check(changed(10, null))).contains(SealMismatch.FIELD_MISSING);
        assertThat(PROFILE.check(changed(17, null))).isEmpty();
        assertThat(PROFILE.check(changed(15, SealValue.of(new byte[4])))).contains(SealMismatch.FIELD_VALUE);
        assertThat(PROFILE.check(changed(18, SealValue.of(new byte[] {1})))).contains(SealMismatch.FIELD_VALUE);
        assertThat(PROFILE.check(changed(30, SealValue.of(new byte[1])))).contains(SealMismatch.FIELD_UNKNOWN);
    }

    @Test
    void refusesProfilesThatTheSchemaForbids() {
        SealField field = PROFILE.fields().getFirst();
        assertThatThrownBy(() -> profile(List.of(), List.of())).hasMessageContaining("1 to 245");
        assertThatThrownBy(() -> profile(List.of(), List.of(field, field))).hasMessageContaining("twice");
        assertThatThrownBy(() -> profile(List.of("123"), List.of(field))).hasMessageContaining("14 digits");
        assertThatThrownBy(() -> sample(9, "A", "", SealType.DATE, true)).hasMessageContaining("10 to 254");
        assertThatThrownBy(() -> sample(255, "A", "", SealType.DATE, true)).hasMessageContaining("10 to 254");
        assertThatThrownBy(() -> sample(10, " ", "", SealType.DATE, true)).hasMessageContaining("no name");
    }

    @Test
    void digestsExactlyThePublishedBytes() {
        assertThat(PROFILE.digest()).isEqualTo(named(PROFILE.name()).digest());
        assertThat(PROFILE.digest()).isNotEqualTo(named("OTHER").digest());
    }

    private static SealContent changed(int tag, @Nullable SealValue value) {
        SealContent good = TestProfile.content();
        return with(good.profile(), good.validFrom(), good.validTo(), tag, value);
    }

    private static SealContent with(
            UUID profile, Optional<LocalDate> from, Optional<LocalDate> to, int tag, @Nullable SealValue value) {
        SealContent good = TestProfile.content();
        TreeMap<Integer, SealValue> values = new TreeMap<>(good.values());
        values.remove(tag);
        if (value != null) {
            values.put(tag, value);
        }
        return new SealContent(profile, from, to, good.links(), good.status(), values);
    }

    private static SealProfile named(String name) {
        return new SealProfile(
                PROFILE.number(),
                name,
                PROFILE.creator(),
                PROFILE.category(),
                PROFILE.leikaIds(),
                PROFILE.validFromPresent(),
                PROFILE.validToPresent(),
                PROFILE.fields());
    }

    private static SealProfile profile(List<String> leikaIds, List<SealField> fields) {
        return new SealProfile(PROFILE.number(), "A", "B", "C", leikaIds, true, true, fields);
    }

    private static SealField sample(int tag, String name, String description, SealType type, boolean optional) {
        return new SealField(tag, name, description, type, OptionalInt.empty(), optional);
    }

    private static Schema schema() throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        return factory.newSchema(
                vectors().resolve("TR03171DocProfileSchema.xsd").toFile());
    }

    private static Path vectors() {
        String property = System.getProperty("govchain.vectors", "");
        assumeTrue(
                !property.isEmpty(), "skipped: the schema of TR-03171 is found through the property govchain.vectors");
        return Path.of(property, "tr03171");
    }
}
