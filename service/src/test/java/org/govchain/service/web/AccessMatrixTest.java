package org.govchain.service.web;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.govchain.service.web.Role.AUDITOR;
import static org.govchain.service.web.Role.AUTHORITY_ADMIN;
import static org.govchain.service.web.Role.CLERK;
import static org.govchain.service.web.Role.OPERATOR;
import static org.govchain.service.web.Role.RECIPIENT;
import static org.govchain.service.web.Role.SENSOR_OPERATOR;
import static org.govchain.service.web.Role.SIGNATORY;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.service.office.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint × every role × both authorities, generated from one table. The table is written by hand: it is what was
 * decided, not what the code says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    private static final Set<Role> ISSUING = Set.of(CLERK, SIGNATORY);
    private static final Set<Role> READING = Set.of(CLERK, SIGNATORY, AUDITOR);
    private static final Set<Role> RECEIVING = Set.of(RECIPIENT, CLERK, SIGNATORY);
    private static final Set<Role> LEAVING = Set.of(AUTHORITY_ADMIN, OPERATOR);
    private static final Set<Role> MEASURING = Set.of(SENSOR_OPERATOR);
    private static final String EMPTY = "{}";
    private static final String REASON = "{\"reason\":\"Test\"}";

    /**
     * One endpoint.
     *
     * @param roles who may; empty means everybody without a token
     * @param ofRow whether the path names a row that belongs to one authority
     */
    private record Endpoint(String method, String path, Set<Role> roles, boolean ofRow, String body) {}

    private static final List<Endpoint> TABLE = List.of(
            everybody("GET", "/evidence/{hash}"),
            everybody("GET", "/evidence/{hash}/history"),
            everybody("GET", "/evidence/{hash}/pdf"),
            everybody("GET", "/sl/{id}"),
            everybody("GET", "/sl/{id}/at"),
            everybody("GET", "/sl/{id}/versions/{version}"),
            everybody("GET", "/types/{name}"),
            everybody("GET", "/reason-codes"),
            everybody("GET", "/types/{name}/{number}"),
            everybody("GET", "/types/{name}/versions/{version}"),
            everybody("GET", "/c/{reference}"),
            everybody("GET", "/log/checkpoint"),
            everybody("GET", "/log/tile/**"),
            everybody("GET", "/log/checkpoints/**"),
            everybody("GET", "/published"),
            everybody("GET", "/trust-policy"),
            everybody("GET", "/s"),
            everybody("GET", "/check/**"),
            everybody("POST", "/verify"),
            everybody("POST", "/api/readings"),
            everybody("GET", "/streams"),
            everybody("GET", "/streams/{id}"),
            everybody("GET", "/streams/{id}/readings"),
            everybody("GET", "/streams/{id}/gaps"),
            everybody("GET", "/streams/{id}/tile/**"),
            some("GET", "/api/streams", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("POST", "/api/data-grants", Set.of(SENSOR_OPERATOR, AUTHORITY_ADMIN)),
            some("GET", "/api/data-grants", Set.of(SENSOR_OPERATOR, AUTHORITY_ADMIN, AUDITOR)),
            some("GET", "/api/data-grants/{id}", Set.of(SENSOR_OPERATOR, AUTHORITY_ADMIN, AUDITOR)),
            some("POST", "/api/data-grants/{id}/revoke", Set.of(SENSOR_OPERATOR, AUTHORITY_ADMIN)),
            everybody("GET", "/granted/streams"),
            everybody("GET", "/granted/streams/{id}/readings"),
            everybody("GET", "/granted/streams/{id}/gaps"),
            some("GET", "/api/granted/streams", Set.of(RECIPIENT, CLERK, SIGNATORY, SENSOR_OPERATOR)),
            some("GET", "/api/granted/streams/{id}/readings", Set.of(RECIPIENT, CLERK, SIGNATORY, SENSOR_OPERATOR)),
            some("GET", "/api/granted/streams/{id}/gaps", Set.of(RECIPIENT, CLERK, SIGNATORY, SENSOR_OPERATOR)),
            some("GET", "/api/streams/{id}", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("GET", "/api/streams/{id}/gaps", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("GET", "/api/streams/{id}/readings", Set.of(SENSOR_OPERATOR, AUDITOR)),
            everybody("GET", "/openapi"),
            everybody("GET", "/openapi.yaml"),
            everybody("GET", "/actuator/health"),
            everybody("GET", "/actuator/health/**"),
            some("GET", "/actuator/metrics", Set.of(OPERATOR)),
            some("GET", "/actuator/metrics/{requiredMetricName}", Set.of(OPERATOR)),
            some("GET", "/api/registration", Set.of(OPERATOR)),
            some("GET", "/api/export", LEAVING),
            some("GET", "/api/export/credentials", LEAVING),
            some("GET", "/api/export/status-changes", LEAVING),
            some("GET", "/api/export/status-lists", LEAVING),
            some("GET", "/api/export/keys", LEAVING),
            ofRow("GET", "/api/export/attachments/{id}/{hash}", LEAVING, EMPTY),
            some("GET", "/api/import", Set.of(OPERATOR)),
            some("POST", "/api/import/keys", Set.of(OPERATOR)),
            some("POST", "/api/import/status-lists", Set.of(OPERATOR)),
            some("POST", "/api/import/credentials", Set.of(OPERATOR)),
            some("POST", "/api/import/status-changes", Set.of(OPERATOR)),
            some("POST", "/api/import/attachments/{id}/{hash}", Set.of(OPERATOR)),
            some("POST", "/api/drafts", ISSUING),
            some("GET", "/api/drafts", ISSUING),
            some("GET", "/api/drafts/{id}", ISSUING),
            some("PUT", "/api/drafts/{id}", ISSUING),
            some("DELETE", "/api/drafts/{id}", ISSUING),
            some("GET", "/api/drafts/{id}/attachments/{hash}", ISSUING),
            some("POST", "/api/drafts/{id}/submit", ISSUING),
            some("POST", "/api/drafts/{id}/withdraw", ISSUING),
            some("POST", "/api/drafts/{id}/approve", Set.of(SIGNATORY)),
            some("POST", "/api/drafts/{id}/reject", Set.of(SIGNATORY)),
            some("GET", "/api/types", Set.of(CLERK, SIGNATORY, AUTHORITY_ADMIN, AUDITOR)),
            some("GET", "/api/types/{name}", Set.of(CLERK, SIGNATORY, AUTHORITY_ADMIN, AUDITOR)),
            some("PUT", "/api/types/{name}", Set.of(AUTHORITY_ADMIN)),
            some("POST", "/api/agreements", Set.of(AUTHORITY_ADMIN)),
            some("GET", "/api/agreements", Set.of(AUTHORITY_ADMIN, AUDITOR)),
            some("GET", "/api/agreements/{id}", Set.of(AUTHORITY_ADMIN, AUDITOR)),
            some("POST", "/api/agreements/{id}/confirm", Set.of(AUTHORITY_ADMIN)),
            some("POST", "/api/agreements/{id}/withdraw", Set.of(AUTHORITY_ADMIN)),
            new Endpoint("POST", "/api/credentials", ISSUING, false, EMPTY),
            new Endpoint("POST", "/api/credentials/batch", ISSUING, false, EMPTY),
            some("GET", "/api/requests/{id}", ISSUING),
            some("POST", "/api/integrations", MEASURING),
            some("GET", "/api/integrations", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("GET", "/api/integrations/{id}", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("PUT", "/api/integrations/{id}", MEASURING),
            some("POST", "/api/integrations/{id}/token", MEASURING),
            some("POST", "/api/integrations/{id}/block", MEASURING),
            some("POST", "/api/integrations/{id}/unblock", MEASURING),
            some("POST", "/api/integrations/{id}/retire", MEASURING),
            everybody("POST", "/api/integrations/{id}/uplinks"),
            some("POST", "/api/devices", MEASURING),
            some("GET", "/api/devices", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("GET", "/api/devices/{id}", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("GET", "/api/devices/{id}/refusals", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("GET", "/api/sender-keys/{kid}/readings", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("PUT", "/api/devices/{id}", MEASURING),
            some("POST", "/api/devices/{id}/block", MEASURING),
            some("POST", "/api/devices/{id}/unblock", MEASURING),
            some("POST", "/api/devices/{id}/retire", MEASURING),
            some("POST", "/api/devices/{id}/keys", MEASURING),
            some("POST", "/api/devices/{id}/keys/{kid}/retire", MEASURING),
            some("POST", "/api/devices/{id}/enrolment", MEASURING),
            some("POST", "/api/gateways", MEASURING),
            some("GET", "/api/gateways", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("GET", "/api/gateways/{id}", Set.of(SENSOR_OPERATOR, AUDITOR)),
            some("PUT", "/api/gateways/{id}", MEASURING),
            some("POST", "/api/gateways/{id}/block", MEASURING),
            some("POST", "/api/gateways/{id}/unblock", MEASURING),
            some("POST", "/api/gateways/{id}/retire", MEASURING),
            some("POST", "/api/gateways/{id}/keys", MEASURING),
            some("POST", "/api/gateways/{id}/keys/{kid}/retire", MEASURING),
            some("POST", "/api/gateways/{id}/enrolment", MEASURING),
            everybody("POST", "/enrolment"),
            some("GET", "/api/search", READING),
            some("POST", "/api/webhooks", Set.of(AUTHORITY_ADMIN)),
            some("GET", "/api/webhooks", Set.of(AUTHORITY_ADMIN)),
            some("DELETE", "/api/webhooks/{id}", Set.of(AUTHORITY_ADMIN)),
            some("POST", "/api/webhooks/{id}/secret", Set.of(AUTHORITY_ADMIN)),
            some("GET", "/api/webhooks/{id}/deliveries", Set.of(AUTHORITY_ADMIN)),
            some("POST", "/api/webhooks/{id}/deliveries/{delivery}/redeliver", Set.of(AUTHORITY_ADMIN)),
            new Endpoint("POST", "/api/batches", ISSUING, false, EMPTY),
            some("GET", "/api/batches", READING),
            some("GET", "/api/batches/{id}", READING),
            some("GET", "/api/batches/{id}/check", ISSUING),
            some("GET", "/api/batches/{id}/result", ISSUING),
            some("POST", "/api/batches/{id}/state", ISSUING),
            some("GET", "/api/credentials", READING),
            ofRow("GET", "/api/credentials/{id}", READING, EMPTY),
            ofRow("GET", "/api/credentials/{id}/bundle", ISSUING, EMPTY),
            ofRow("GET", "/api/credentials/{id}/history", READING, EMPTY),
            ofRow("GET", "/api/credentials/{id}/history/bundle", ISSUING, EMPTY),
            ofRow("GET", "/api/credentials/{id}/credential", ISSUING, EMPTY),
            ofRow("GET", "/api/credentials/{id}/pdf", ISSUING, EMPTY),
            ofRow("GET", "/api/credentials/{id}/qr.png", ISSUING, EMPTY),
            ofRow("GET", "/api/credentials/{id}/attachments/{hash}", ISSUING, EMPTY),
            ofRow("POST", "/api/credentials/{id}/grants", ISSUING, EMPTY),
            ofRow("GET", "/api/credentials/{id}/grants", READING, EMPTY),
            some("POST", "/api/grants/{id}/withdraw", ISSUING),
            some("GET", "/api/handovers", RECEIVING),
            some("POST", "/api/handovers/{id}/open", RECEIVING),
            everybody("POST", "/handover/open"),
            everybody("POST", "/handover/file"),
            everybody("POST", "/handover/receipt"),
            ofRow("POST", "/api/credentials/{id}/amend", ISSUING, EMPTY),
            everybody("GET", "/h"),
            everybody("GET", "/m"),
            everybody("GET", "/a"),
            everybody("POST", "/handover/login"),
            everybody("POST", "/handover/login/token"),
            everybody("POST", "/handover/holder"),
            everybody("POST", "/handover/holder/grants"),
            everybody("POST", "/handover/holder/withdraw"),
            everybody("POST", "/handover/holder/receipt"),
            ofRow("POST", "/api/credentials/{id}/holder-link", ISSUING, EMPTY),
            ofRow("POST", "/api/credentials/{id}/suspend", ISSUING, REASON),
            ofRow("POST", "/api/credentials/{id}/reinstate", ISSUING, REASON),
            some("POST", "/api/erasures", Set.of(AUTHORITY_ADMIN)),
            ofRow("POST", "/api/credentials/{id}/revoke", ISSUING, REASON));

    private final Office office = Office.shared();
    private final String id = office.issueLicence();

    @Test
    void everyEndpointHasARowInTheTable() {
        Set<String> known = TABLE.stream().map(e -> e.method + " " + e.path).collect(toSet());
        Set<String> mapped = office.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream()
                        .flatMap(path ->
                                info.getMethodsCondition().getMethods().stream().map(method -> method + " " + path)))
                .collect(toSet());
        assertThat(known)
                .as("endpoints without a row: decide who may call them")
                .containsAll(mapped);
    }

    @TestFactory
    List<DynamicTest> letsInExactlyThoseOfTheTable() {
        List<DynamicTest> attempts = new ArrayList<>();
        for (Endpoint endpoint : TABLE) {
            for (Role role : Role.values()) {
                attempts.add(DynamicTest.dynamicTest(endpoint.method + " " + endpoint.path + " as " + role, () -> {
                    int status = attempt(endpoint, office.token(Office.MUSTERSTADT, role));
                    boolean may = endpoint.roles.isEmpty() || endpoint.roles.contains(role);
                    assertThat(status == 403).as("status " + status).isEqualTo(!may);
                    assertThat(status).isNotEqualTo(401).isLessThan(500);
                }));
            }
        }
        return attempts;
    }

    @TestFactory
    List<DynamicTest> wantsATokenForAllThatIsNotPublic() {
        return TABLE.stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.method + " " + endpoint.path, () -> {
                    int status = office.send(
                                    endpoint.method,
                                    path(endpoint),
                                    BodyPublishers.ofString(endpoint.body),
                                    "Content-Type",
                                    "application/json")
                            .status();
                    assertThat(status == 401).as("status " + status).isEqualTo(!endpoint.roles.isEmpty());
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> theRowsOfAnotherAuthorityAreNotThere() {
        return TABLE.stream()
                .filter(Endpoint::ofRow)
                .flatMap(endpoint -> endpoint.roles.stream()
                        .map(role -> DynamicTest.dynamicTest(
                                endpoint.method + " " + endpoint.path + " as " + role,
                                () -> assertThat(attempt(endpoint, office.token(Office.NACHBARSTADT, role)))
                                        .isEqualTo(404))))
                .toList();
    }

    @Test
    void theListOfAnotherAuthorityIsEmpty() {
        assertThat(office.get("/api/credentials", office.token(Office.NACHBARSTADT, CLERK))
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(office.get("/api/credentials", office.token(Office.MUSTERSTADT, CLERK))
                        .json()
                        .get("items"))
                .isNotEmpty();
    }

    @Test
    void refusesATokenThatExpiredOrIsForSomebodyElse() {
        Instant past = Instant.now().minusSeconds(120);
        Instant future = Instant.now().plusSeconds(120);
        var identities = office.identities();
        assertThat(List.of(
                        identities.token(Office.MUSTERSTADT, "govchain", past, CLERK),
                        identities.token(Office.MUSTERSTADT, "another-service", future, CLERK),
                        identities.token(Office.MUSTERSTADT, CLERK) + "x"))
                .allSatisfy(token -> assertThat(
                                office.get("/api/credentials", token).status())
                        .isEqualTo(401));
    }

    @ParameterizedTest
    @CsvSource({"at+jwt,200", "application/at+jwt,200", "JWT,200", ",200", "logout+jwt,401", "dpop+jwt,401"})
    void takesTheTypesThatIssuersGiveAccessTokens(@Nullable String type, int status) {
        String token = office.identities()
                .token(
                        Optional.ofNullable(type),
                        Office.MUSTERSTADT,
                        "govchain",
                        Instant.now().plusSeconds(120),
                        CLERK);

        assertThat(office.get("/api/credentials", token).status()).isEqualTo(status);
    }

    @Test
    void saysWhatIsWrongWithAToken() {
        String foreign = office.identities()
                .token(Office.MUSTERSTADT, "another-service", Instant.now().plusSeconds(120), CLERK);

        String reason = "An error occurred while attempting to decode the Jwt: The aud claim is not valid";
        Office.Reply refused = office.get("/api/credentials", foreign);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"invalid_token\", error_description=\"" + reason + "\"");
        assertThat(refused.json().get("detail").asString()).isEqualTo(reason);
        assertThat(office.get("/api/credentials").headers().firstValue("WWW-Authenticate"))
                .contains("Bearer");
    }

    @Test
    void deniesAPathThatNobodyListed() {
        Arrays.stream(Role.values())
                .forEach(role -> assertThat(office.get("/api/surprise", office.token(Office.MUSTERSTADT, role))
                                .status())
                        .isEqualTo(403));
        assertThat(office.get("/surprise").status()).isEqualTo(401);
    }

    private int attempt(Endpoint endpoint, String token) {
        return office.send(
                        endpoint.method,
                        path(endpoint),
                        BodyPublishers.ofString(endpoint.method.equals("GET") ? "" : endpoint.body),
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json")
                .status();
    }

    private String path(Endpoint endpoint) {
        return endpoint.path
                .replace("/api/credentials/{id}", "/api/credentials/" + id)
                .replace("/attachments/{id}", "/attachments/" + id)
                .replace("{hash}", "ab".repeat(32))
                .replace("{name}", "liquor-licence")
                .replace("{requiredMetricName}", "jvm.memory.used")
                .replaceAll("\\{[a-z]+}", "none")
                .replace("/health/**", "/health/liveness")
                .replace("**", "0/000");
    }

    private static Endpoint everybody(String method, String path) {
        return new Endpoint(method, path, Set.of(), false, EMPTY);
    }

    private static Endpoint some(String method, String path, Set<Role> roles) {
        return new Endpoint(method, path, roles, false, EMPTY);
    }

    private static Endpoint ofRow(String method, String path, Set<Role> roles, String body) {
        return new Endpoint(method, path, roles, true, body);
    }
}
