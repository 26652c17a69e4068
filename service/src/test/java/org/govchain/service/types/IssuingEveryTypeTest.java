package org.govchain.service.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.stream.Stream;
import org.govchain.service.issuance.SampleClaims;
import org.govchain.service.office.Office;
import org.govchain.service.web.Role;
import org.govchain.types.ApprovalRule;
import org.govchain.types.CredentialType;
import org.govchain.types.TypeFile;
import org.govchain.types.ValidityRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class IssuingEveryTypeTest {

    private final Office office = Office.shared();
    private final String clerk = office.token(Office.MUSTERSTADT, Role.CLERK);

    static Stream<CredentialType> issuedAtOnce() {
        return types(ApprovalRule.NONE);
    }

    static Stream<CredentialType> issuedByTwo() {
        return types(ApprovalRule.FOUR_EYES);
    }

    private static Stream<CredentialType> types(ApprovalRule rule) {
        return ShippedTypes.files().stream().map(TypeFile::type).filter(type -> type.approval() == rule);
    }

    @ParameterizedTest
    @MethodSource("issuedAtOnce")
    void issuesThePublishedSampleInEachForm(CredentialType type) {
        Office.Reply reply =
                office.issue(clerk, UUID.randomUUID().toString(), request(type).toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertEachForm(reply);
    }

    @ParameterizedTest
    @MethodSource("issuedByTwo")
    void issuesThePublishedSampleOnceASecondPersonApproved(CredentialType type) {
        Office.Reply drafted =
                office.post("/api/credentials", clerk, request(type).toString());
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(202);
        String draft = "/api/drafts/" + drafted.json().get("draft").asString();
        String etag = office.get(draft, clerk).headers().firstValue("ETag").orElseThrow();
        Office.Reply submitted = office.send(
                "POST",
                draft + "/submit",
                BodyPublishers.noBody(),
                "Authorization",
                "Bearer " + clerk,
                "If-Match",
                etag);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        String digest = submitted.json().at("/submission/digest").asString();
        String sabine = office.identities().tokenOf("sabine", Office.MUSTERSTADT, Role.SIGNATORY);
        Office.Reply approved = office.post(draft + "/approve", sabine, "{\"digest\":\"" + digest + "\"}");
        assertThat(approved.status()).as(approved.text()).isEqualTo(201);
        assertEachForm(approved);
    }

    private void assertEachForm(Office.Reply reply) {
        String path = "/api/credentials/" + reply.json().get("id").asString();
        assertThat(office.get(path + "/pdf", clerk).text()).startsWith("%PDF-");
        assertThat(office.get(path + "/qr.png", clerk).status()).isEqualTo(200);
        assertThat(office.get(path + "/bundle", clerk).json().has("seal")).isTrue();
    }

    @Test
    void refusesAnythingBesideTheEightItemsInAConfirmationOfRegistration() {
        ObjectNode request = request(ShippedTypes.of("registration-confirmation"));
        ((ObjectNode) request.get("claims")).put("nationality", "deutsch");
        Office.Reply reply = office.post("/api/credentials", clerk, request.toString());
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/code").asString()).isEqualTo("claims-invalid");
    }

    private static ObjectNode request(CredentialType type) {
        ObjectNode request = JsonMapper.shared().createObjectNode().put("type", type.name());
        request.set("claims", SampleClaims.published(type.name()));
        if (type.validity().end() == ValidityRule.End.REQUIRED) {
            request.put("validFrom", "2036-03-01").put("validUntil", "2036-09-30");
        }
        return request;
    }
}
