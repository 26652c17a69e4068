package org.govchain.service.types;

import static org.assertj.core.api.Assertions.assertThat;

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
        return ShippedTypes.files().stream().map(TypeFile::type).filter(type -> type.approval() == ApprovalRule.NONE);
    }

    @ParameterizedTest
    @MethodSource("issuedAtOnce")
    void issuesThePublishedSampleInEachForm(CredentialType type) {
        Office.Reply reply =
                office.issue(clerk, UUID.randomUUID().toString(), request(type).toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
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
