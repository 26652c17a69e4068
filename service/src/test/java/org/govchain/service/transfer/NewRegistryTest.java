package org.govchain.service.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.verify.Bundle;
import org.govchain.verify.Evidence;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.Presentation;
import org.govchain.verify.StatusListEvidence;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.govchain.verify.Verifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The contracts were deployed anew, as an upgrade asks for (docs/operations/upgrading.md): documents move to an installation with another registry. */
@Tag("slow")
class NewRegistryTest {

    private static final String REASON = "{\"reason\":\"Verzicht\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void whatWasIssuedBeforeIsKeptAndProvenByTheFormerPolicy() throws IOException {
        Exported export;
        TrustPolicy former;
        String licence;
        String toRevoke;
        try (Office old = Office.open(directory.resolve("old"))) {
            licence = old.issueAnchoredLicence();
            toRevoke = old.issueAnchoredLicence();
            export = anchoredExport(old);
            byte[] policy = old.get("/trust-policy").bytes();
            Files.write(directory.resolve("former-trust.json"), policy);
            former = ((PolicyReading.Read) TrustPolicy.parse(policy)).policy();
        }
        Map<String, Object> further = Map.of("govchain.import.trust-policy", directory.resolve("former-trust.json"));
        try (Office fresh = Office.open(directory.resolve("new"), further)) {
            assertThat(export.into(fresh, Office.MUSTERSTADT, false))
                    .allMatch(line -> line.get("outcome").asString().equals("imported"));

            isValidByTheFormerPolicy(former, bundle(fresh, licence), export);
            assertThat(report(fresh, licence).at("/verdict").asString()).isNotEqualTo("VALID");
            String self = "/api/credentials/" + toRevoke;
            assertThat(fresh.post(self + "/revoke", clerk(fresh), REASON).status())
                    .isEqualTo(200);
            assertThat(fresh.get(self, clerk(fresh)).json().get("status").asString())
                    .isEqualTo("revoked");

            Office.Reply anew = fresh.post("/api/credentials/" + licence + "/amend", clerk(fresh), Office.licence());
            assertThat(anew.status()).as(anew.text()).isEqualTo(201);
            String next = anew.json().get("id").asString();
            Office.await(
                    "anchored",
                    () -> report(fresh, next).at("/verdict").asString().equals("VALID"));
            assertThat(fresh.get("/api/credentials/" + licence, clerk(fresh))
                            .json()
                            .at("/successor/id")
                            .asString())
                    .isEqualTo(next);
        }
    }

    private static Exported anchoredExport(Office old) {
        Exported[] export = new Exported[1];
        Office.await("everything is anchored", () -> {
            export[0] = Exported.from(old, Office.MUSTERSTADT);
            return export[0].credentials().stream().allMatch(line -> line.contains("\"anchor\""));
        });
        return export[0];
    }

    /** Its own status list, signed with a key of the new registry, is none that the former policy knows. */
    private static void isValidByTheFormerPolicy(TrustPolicy former, Bundle bundle, Exported export) {
        String list = Exported.json(export.lists().getFirst()).get("token").asString();
        Bundle handedOn = bundle.toBuilder().statusList(null).build();
        Evidence exported = Evidence.none().withStatusList(new StatusListEvidence.Token(list));

        assertThat(Verifier.with(former)
                        .verify(Presentation.bundle(handedOn.toJson()), exported, Instant.now())
                        .verdict())
                .isEqualTo(Verdict.VALID);
    }

    private static Bundle bundle(Office office, String id) {
        return Bundle.parse(office.get("/api/credentials/" + id + "/bundle", clerk(office))
                        .bytes())
                .asOptional()
                .orElseThrow();
    }

    private static JsonNode report(Office office, String id) {
        return office.send(
                        "POST",
                        "/verify",
                        BodyPublishers.ofByteArray(bundle(office, id).toJson()),
                        "Content-Type",
                        Bundle.MEDIA_TYPE)
                .json();
    }

    private static String clerk(Office office) {
        return office.token(Office.MUSTERSTADT, Role.CLERK);
    }
}
