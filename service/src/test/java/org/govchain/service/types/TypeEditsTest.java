package org.govchain.service.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.authority.Person;
import org.govchain.service.office.IdentityProvider;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;
import org.govchain.service.registration.Registration;
import org.govchain.service.registration.WantedChange;
import org.govchain.service.web.Role;
import org.govchain.types.TypeFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class TypeEditsTest {

    /** One of its own: what is missing in the registry here would be missing in other tests. */
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Office office;

    @BeforeAll
    static void open(@TempDir Path directory) {
        office = Office.open(directory);
    }

    @AfterAll
    static void close() throws IOException {
        office.close();
    }

    private final IdentityProvider identities = office.identities();
    private final String anna = identities.tokenOf("anna", Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);
    private final String berta = identities.tokenOf("berta", Office.MUSTERSTADT, Role.AUTHORITY_ADMIN);
    private final String neighbour = identities.tokenOf("nora", Office.NACHBARSTADT, Role.AUTHORITY_ADMIN);
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);
    /** A type no other test has heard of. */
    private final String name = "type-" + UUID.randomUUID().toString().substring(0, 8);

    private final String profile = UUID.randomUUID().toString();

    @Test
    void anAuthorityAddsATypeThatIsPublishedAtOnceAndAskedForInTheRegistry() {
        Reply added = put(anna, file(1, "none"));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.json().get("shared").booleanValue()).isFalse();
        assertThat(office.get("/types/" + name).json().get("vct").asString()).endsWith("/types/" + name);
        assertThat(office.get("/types/" + name + "/" + profile.replace("-", "").toUpperCase(Locale.ROOT))
                        .text())
                .contains("profileNumber");
        assertThat(office.get("/api/types/" + name, clerk).text()).isEqualTo(file(1, "none"));
        assertThat(office.get("/api/types", clerk).text()).contains(name);
        assertThat(wanted(name))
                .as("its own authority asks for the right, and nobody else")
                .hasSize(2)
                .anySatisfy(change -> assertThat(change).isInstanceOf(WantedChange.ProfileWanted.class))
                .anySatisfy(change -> assertThat(change)
                        .isInstanceOfSatisfying(
                                WantedChange.TypeWanted.class,
                                type -> assertThat(type.issuer().toString()).contains(Office.MUSTERSTADT)));
    }

    @Test
    void anEditIsANewVersionAndTheFormerOneStaysPublished() {
        put(anna, file(1, "none"));
        String second = file(2, "none")
                .replace("Gaststättenerlaubnis", "Schankerlaubnis")
                .replace(profile, newProfile());
        assertThat(put(berta, second).status()).isEqualTo(200);
        assertThat(office.get("/types/" + name).text())
                .contains("Schankerlaubnis")
                .contains("\"govchain_version\":2");
        assertThat(office.get("/types/" + name + "/versions/1").text()).contains("Gaststättenerlaubnis");
        assertThat(office.get("/types/" + name + "/versions/3").status()).isEqualTo(404);
        assertThat(office.get("/api/types/" + name + "?version=1", clerk).text())
                .isEqualTo(file(1, "none"));
        assertThat(office.get("/types/" + name + "/" + profile.replace("-", "").toUpperCase(Locale.ROOT))
                        .status())
                .as("the profile of seals under version 1")
                .isEqualTo(200);
    }

    @Test
    void anotherSealUnderTheSameProfileNumberIsRefused() {
        put(anna, file(1, "none"));
        Reply reply = put(anna, file(2, "none").replace("\"BUSINESS_KINDS\"", "\"KINDS\""));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text()).contains("make a new UUID");
    }

    @Test
    void theSameFileAgainChangesNothingAndAVersionOutOfTurnIsRefused() {
        put(anna, file(1, "none"));
        assertThat(put(berta, file(1, "none")).status()).isEqualTo(200);
        assertThat(put(anna, file(3, "none")).status()).isEqualTo(409);
        assertThat(put(anna, file(1, "none") + " ").status()).isEqualTo(409);
        assertThat(put(anna, file(1, "none").replace(name, name + "x").replace("\"version\": 1", "\"version\": 2"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void twoWhoEditAtOnceDoNotLoseAnEdit() {
        put(anna, file(1, "none"));
        long won = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> put(i % 2 == 0 ? anna : berta, file(2, "none") + " ".repeat(i))
                                .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .peek(status -> assertThat(status).isIn(200, 409))
                .filter(status -> status == 200)
                .count();
        assertThat(won).isEqualTo(1);
    }

    @Test
    void loweringTheApprovalRuleWaitsForASecondPerson() {
        assertThat(put(anna, file(1, "four-eyes")).status()).isEqualTo(201);
        Reply waits = put(anna, file(2, "none"));
        assertThat(waits.status()).as(waits.text()).isEqualTo(202);
        assertThat(approval()).isEqualTo("four-eyes");
        assertThat(office.get(waits.json().at("/links/file").asString(), berta).text())
                .isEqualTo(file(2, "none"));

        String confirm = waits.json().at("/links/agreement").asString() + "/confirm";
        assertThat(office.post(confirm, anna, "{}").status())
                .as("who proposed it")
                .isEqualTo(403);
        assertThat(approval()).isEqualTo("four-eyes");
        assertThat(office.post(confirm, neighbour, "{}").status()).isEqualTo(404);
        assertThat(office.post(
                                confirm,
                                identities.tokenOf("robot", Office.MUSTERSTADT, Role.AUTHORITY_ADMIN, Role.MACHINE),
                                "{}")
                        .status())
                .isEqualTo(403);
        assertThat(approval()).isEqualTo("four-eyes");
        assertThat(office.post(confirm, berta, "{}").status()).isEqualTo(200);
        assertThat(approval()).isEqualTo("none");
        assertThat(office.post(confirm, berta, "{}").status()).as("once").isEqualTo(409);
    }

    @Test
    void raisingItNeedsTwoAsWell() {
        put(anna, file(1, "none"));
        assertThat(put(anna, file(2, "four-eyes")).status()).isEqualTo(202);
        assertThat(approval()).isEqualTo("none");
    }

    @Test
    void aProposalThatWasOvertakenCannotBeConfirmed() {
        put(anna, file(1, "four-eyes"));
        Reply waits = put(anna, file(2, "none"));
        assertThat(put(berta, file(2, "four-eyes")).status()).isEqualTo(200);
        assertThat(office.post(waits.json().at("/links/agreement").asString() + "/confirm", berta, "{}")
                        .status())
                .isEqualTo(409);
        assertThat(approval()).isEqualTo("four-eyes");
    }

    @Test
    void aMachineCannotProposeIt() {
        put(anna, file(1, "four-eyes"));
        String machine = identities.tokenOf("robot", Office.MUSTERSTADT, Role.AUTHORITY_ADMIN, Role.MACHINE);
        assertThat(put(machine, file(2, "none")).status()).isEqualTo(403);
        assertThat(approval()).isEqualTo("four-eyes");
    }

    @Test
    void aProposalThatSaysSomethingElseThanTheFileIsRefused() {
        put(anna, file(1, "four-eyes"));
        put(anna, file(2, "none"));
        String digest = TypeFile.read(file(2, "none").getBytes(StandardCharsets.UTF_8))
                        instanceof TypeFile.Result.Read(TypeFile f)
                ? f.digest().toHex()
                : "";
        String lie = "{\"kind\":\"type-approval\",\"payload\":{\"type\":\"" + name + "\",\"version\":2,\"sha256\":\""
                + digest + "\",\"from\":\"none\",\"to\":\"four-eyes\"}}";
        assertThat(office.post("/api/agreements", anna, lie).status()).isEqualTo(409);
    }

    /** Whoever writes into the database past this program cannot lower the rule by mistake. */
    @Test
    void theDatabaseRefusesAnApprovalRuleThatOneChanged() {
        put(anna, file(1, "four-eyes"));
        TypeFile lower = read(file(2, "none"));
        TypeStore store = office.bean(TypeStore.class);
        assertThatThrownBy(() -> store.put(
                        lower,
                        new AuthorityId(Office.MUSTERSTADT),
                        new Person(identities.issuer(), "anna"),
                        null,
                        Instant.EPOCH))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("needs two persons");
        assertThatThrownBy(() -> store.putFile(lower, Instant.EPOCH))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aSharedTypeAndAnotherAuthoritysTypeAreNotForOneAuthorityToChange() {
        String shared = new String(ShippedTypes.file("special-use-permit").bytes(), StandardCharsets.UTF_8)
                .replace("\"version\": 1", "\"version\": 2")
                .replace("\"four-eyes\"", "\"none\"");
        assertThat(office.put("/api/types/special-use-permit", anna, shared).status())
                .isEqualTo(409);

        put(anna, file(1, "none"));
        assertThat(office.get("/api/types/" + name, neighbour).status()).isEqualTo(404);
        assertThat(office.get("/api/types", neighbour).text()).doesNotContain(name);
        assertThat(put(neighbour, file(2, "none")).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLERK", "SIGNATORY", "AUDITOR", "OPERATOR"})
    void onlyAnAuthoritysAdministratorEdits(Role role) {
        assertThat(put(office.token(Office.MUSTERSTADT, role), file(1, "none")).status())
                .isEqualTo(403);
    }

    @Test
    void aFileWithMistakesIsAnsweredWithEachOfThem() {
        Reply reply = put(
                anna,
                file(1, "none").replace("\"budget\": 370", "\"budget\": 9").replace("P10Y", "ten"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/code").asString()).isEqualTo("type-invalid");
        assertThat(reply.json().get("violations")).hasSize(2);
    }

    @Test
    void aFileOfTenMegabytesIsRefused() {
        Reply reply = put(anna, " ".repeat(10 << 20) + file(1, "none"));
        assertThat(reply.status()).isEqualTo(422);
    }

    @Test
    void aDocumentIsIssuedAndPrintedUnderTheVersionOfItsDay() {
        put(anna, file(1, "none"));
        for (WantedChange change : wanted(name)) {
            office.decide(change.change());
        }
        Office.await("the right arrives", () -> wanted(name).isEmpty());
        Reply issued = office.issue(
                clerk,
                UUID.randomUUID().toString(),
                Office.licence().replace("\"liquor-licence\"", "\"" + name + "\""));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        String id = issued.json().get("id").asString();
        // The next version no longer knows the claim that the document has.
        String second = file(2, "none")
                .replace("outdoorArea", "terrace")
                .replace("\"Gaststättenerlaubnis\"", "\"Schankerlaubnis\"")
                .replace(profile, newProfile());
        assertThat(put(anna, second).status()).isEqualTo(200);

        assertThat(office.get("/api/credentials/" + id + "/pdf", clerk).status())
                .isEqualTo(200);
        assertThat(wanted(name))
                .as("the registry follows")
                .hasOnlyElementsOfType(WantedChange.ProfileWanted.class)
                .hasSize(1);
        Reply under = office.issue(
                clerk,
                UUID.randomUUID().toString(),
                Office.licence().replace("\"liquor-licence\"", "\"" + name + "\""));
        assertThat(under.status()).as("the claim is no longer known").isEqualTo(422);
    }

    private List<WantedChange> wanted(String type) {
        return office.bean(Registration.class).missing().orElseThrow().stream()
                .filter(change -> switch (change) {
                    case WantedChange.TypeWanted it -> it.type().uri().endsWith("/" + type);
                    case WantedChange.ProfileWanted it -> it.type().uri().endsWith("/" + type);
                    default -> false;
                })
                .toList();
    }

    private String approval() {
        return office.get("/api/types/" + name, clerk).json().get("approval").asString();
    }

    private Reply put(String token, String file) {
        return office.put("/api/types/" + name, token, file);
    }

    private static String newProfile() {
        return UUID.randomUUID().toString();
    }

    private static TypeFile read(String text) {
        return ((TypeFile.Result.Read) TypeFile.read(text.getBytes(StandardCharsets.UTF_8))).file();
    }

    private String file(int version, String approval) {
        return new String(ShippedTypes.file("liquor-licence").bytes(), StandardCharsets.UTF_8)
                .replace("\"name\": \"liquor-licence\"", "\"name\": \"" + name + "\"")
                .replace("\"version\": 1", "\"version\": " + version)
                .replace("\"approval\": \"none\"", "\"approval\": \"" + approval + "\"")
                .replace("7d1f0a52-6c1b-4f0e-9b0a-3a5d2f6e8c01", profile);
    }
}
