package org.govchain.service.web;

import static org.govchain.service.web.Role.AUDITOR;
import static org.govchain.service.web.Role.AUTHORITY_ADMIN;
import static org.govchain.service.web.Role.CLERK;
import static org.govchain.service.web.Role.OPERATOR;
import static org.govchain.service.web.Role.RECIPIENT;
import static org.govchain.service.web.Role.SENSOR_OPERATOR;
import static org.govchain.service.web.Role.SIGNATORY;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/** Who may call what. A path that is not listed here is denied to everybody. */
final class AccessTable {

    /**
     * One line of the table.
     *
     * @param roles any one of them is enough; empty means everybody, without a token
     */
    record Rule(HttpMethod method, String path, Set<Role> roles) {}

    static final List<Rule> RULES = List.of(
            may(GET, "/evidence/{hash}"),
            may(GET, "/evidence/{hash}/history"),
            may(GET, "/evidence/{hash}/pdf"),
            may(GET, "/sl/{id}"),
            may(GET, "/sl/{id}/at"),
            may(GET, "/sl/{id}/versions/{version}"),
            may(GET, "/types/{name}"),
            may(GET, "/reason-codes"),
            may(GET, "/log/checkpoint"),
            may(GET, "/log/tile/**"),
            may(GET, "/log/checkpoints/**"),
            may(GET, "/published"),
            may(POST, "/verify"),
            may(GET, "/trust-policy"),
            may(GET, "/s"),
            may(GET, "/check/**"),
            may(GET, "/types/{name}/{number}"),
            may(GET, "/types/{name}/versions/{version}"),
            may(GET, "/c/{reference}"),
            may(GET, "/actuator/health"),
            may(GET, "/actuator/health/**"),
            may(GET, "/openapi"),
            may(GET, "/openapi.yaml"),
            may(GET, "/actuator/metrics", OPERATOR),
            may(GET, "/actuator/metrics/**", OPERATOR),
            may(GET, "/actuator/prometheus", OPERATOR),
            may(GET, "/api/registration", OPERATOR),
            may(GET, "/api/types", CLERK, SIGNATORY, AUTHORITY_ADMIN, AUDITOR),
            may(GET, "/api/types/{name}", CLERK, SIGNATORY, AUTHORITY_ADMIN, AUDITOR),
            may(PUT, "/api/types/{name}", AUTHORITY_ADMIN),
            may(GET, "/api/export", AUTHORITY_ADMIN, OPERATOR),
            may(GET, "/api/export/credentials", AUTHORITY_ADMIN, OPERATOR),
            may(GET, "/api/export/status-changes", AUTHORITY_ADMIN, OPERATOR),
            may(GET, "/api/export/status-lists", AUTHORITY_ADMIN, OPERATOR),
            may(GET, "/api/export/keys", AUTHORITY_ADMIN, OPERATOR),
            may(GET, "/api/export/attachments/{id}/{hash}", AUTHORITY_ADMIN, OPERATOR),
            may(GET, "/api/import", OPERATOR),
            may(POST, "/api/import/keys", OPERATOR),
            may(POST, "/api/import/status-lists", OPERATOR),
            may(POST, "/api/import/credentials", OPERATOR),
            may(POST, "/api/import/status-changes", OPERATOR),
            may(POST, "/api/import/attachments/{id}/{hash}", OPERATOR),
            may(POST, "/api/drafts", CLERK, SIGNATORY),
            may(GET, "/api/drafts", CLERK, SIGNATORY),
            may(GET, "/api/drafts/{id}", CLERK, SIGNATORY),
            may(PUT, "/api/drafts/{id}", CLERK, SIGNATORY),
            may(DELETE, "/api/drafts/{id}", CLERK, SIGNATORY),
            may(GET, "/api/drafts/{id}/attachments/{hash}", CLERK, SIGNATORY),
            may(POST, "/api/drafts/{id}/submit", CLERK, SIGNATORY),
            may(POST, "/api/drafts/{id}/withdraw", CLERK, SIGNATORY),
            may(POST, "/api/drafts/{id}/approve", SIGNATORY),
            may(POST, "/api/drafts/{id}/reject", SIGNATORY),
            may(POST, "/api/agreements", AUTHORITY_ADMIN),
            may(GET, "/api/agreements", AUTHORITY_ADMIN, AUDITOR),
            may(GET, "/api/agreements/{id}", AUTHORITY_ADMIN, AUDITOR),
            may(POST, "/api/agreements/{id}/confirm", AUTHORITY_ADMIN),
            may(POST, "/api/agreements/{id}/withdraw", AUTHORITY_ADMIN),
            may(POST, "/api/erasures", AUTHORITY_ADMIN),
            may(POST, "/api/credentials", CLERK, SIGNATORY),
            may(POST, "/api/credentials/batch", CLERK, SIGNATORY),
            may(GET, "/api/requests/{id}", CLERK, SIGNATORY),
            may(POST, "/api/webhooks", AUTHORITY_ADMIN),
            may(GET, "/api/webhooks", AUTHORITY_ADMIN),
            may(DELETE, "/api/webhooks/{id}", AUTHORITY_ADMIN),
            may(POST, "/api/webhooks/{id}/secret", AUTHORITY_ADMIN),
            may(GET, "/api/webhooks/{id}/deliveries", AUTHORITY_ADMIN),
            may(POST, "/api/webhooks/{id}/deliveries/{delivery}/redeliver", AUTHORITY_ADMIN),
            may(POST, "/api/devices", SENSOR_OPERATOR),
            may(GET, "/api/devices", SENSOR_OPERATOR, AUDITOR),
            may(GET, "/api/devices/{id}", SENSOR_OPERATOR, AUDITOR),
            may(GET, "/api/devices/{id}/refusals", SENSOR_OPERATOR, AUDITOR),
            may(GET, "/api/sender-keys/{kid}/readings", SENSOR_OPERATOR, AUDITOR),
            may(PUT, "/api/devices/{id}", SENSOR_OPERATOR),
            may(POST, "/api/devices/{id}/block", SENSOR_OPERATOR),
            may(POST, "/api/devices/{id}/unblock", SENSOR_OPERATOR),
            may(POST, "/api/devices/{id}/retire", SENSOR_OPERATOR),
            may(POST, "/api/devices/{id}/keys", SENSOR_OPERATOR),
            may(POST, "/api/devices/{id}/keys/{kid}/retire", SENSOR_OPERATOR),
            may(POST, "/api/devices/{id}/enrolment", SENSOR_OPERATOR),
            may(POST, "/api/gateways", SENSOR_OPERATOR),
            may(GET, "/api/gateways", SENSOR_OPERATOR, AUDITOR),
            may(GET, "/api/gateways/{id}", SENSOR_OPERATOR, AUDITOR),
            may(PUT, "/api/gateways/{id}", SENSOR_OPERATOR),
            may(POST, "/api/gateways/{id}/block", SENSOR_OPERATOR),
            may(POST, "/api/gateways/{id}/unblock", SENSOR_OPERATOR),
            may(POST, "/api/gateways/{id}/retire", SENSOR_OPERATOR),
            may(POST, "/api/gateways/{id}/keys", SENSOR_OPERATOR),
            may(POST, "/api/gateways/{id}/keys/{kid}/retire", SENSOR_OPERATOR),
            may(POST, "/api/gateways/{id}/enrolment", SENSOR_OPERATOR),
            may(POST, "/api/integrations", SENSOR_OPERATOR),
            may(GET, "/api/integrations", SENSOR_OPERATOR, AUDITOR),
            may(GET, "/api/integrations/{id}", SENSOR_OPERATOR, AUDITOR),
            may(PUT, "/api/integrations/{id}", SENSOR_OPERATOR),
            may(POST, "/api/integrations/{id}/token", SENSOR_OPERATOR),
            may(POST, "/api/integrations/{id}/block", SENSOR_OPERATOR),
            may(POST, "/api/integrations/{id}/unblock", SENSOR_OPERATOR),
            may(POST, "/api/integrations/{id}/retire", SENSOR_OPERATOR),
            may(POST, "/api/integrations/{id}/uplinks"), // a token of its own says which network server sends
            may(POST, "/enrolment"),
            may(GET, "/api/search", CLERK, SIGNATORY, AUDITOR),
            may(POST, "/api/batches", CLERK, SIGNATORY),
            may(GET, "/api/batches", CLERK, SIGNATORY, AUDITOR),
            may(GET, "/api/batches/{id}", CLERK, SIGNATORY, AUDITOR),
            may(GET, "/api/batches/{id}/check", CLERK, SIGNATORY),
            may(GET, "/api/batches/{id}/result", CLERK, SIGNATORY),
            may(POST, "/api/batches/{id}/state", CLERK, SIGNATORY),
            may(GET, "/api/credentials", CLERK, SIGNATORY, AUDITOR),
            may(GET, "/api/credentials/{id}", CLERK, SIGNATORY, AUDITOR),
            may(GET, "/api/credentials/{id}/bundle", CLERK, SIGNATORY),
            may(GET, "/api/credentials/{id}/history", CLERK, SIGNATORY, AUDITOR),
            may(GET, "/api/credentials/{id}/history/bundle", CLERK, SIGNATORY),
            may(GET, "/api/credentials/{id}/pdf", CLERK, SIGNATORY),
            may(GET, "/api/credentials/{id}/qr.png", CLERK, SIGNATORY),
            may(GET, "/api/credentials/{id}/credential", CLERK, SIGNATORY),
            may(GET, "/api/credentials/{id}/attachments/{hash}", CLERK, SIGNATORY),
            may(POST, "/api/credentials/{id}/amend", CLERK, SIGNATORY),
            may(POST, "/api/credentials/{id}/revoke", CLERK, SIGNATORY),
            may(POST, "/api/credentials/{id}/grants", CLERK, SIGNATORY),
            may(GET, "/api/credentials/{id}/grants", CLERK, SIGNATORY, AUDITOR),
            may(POST, "/api/grants/{id}/withdraw", CLERK, SIGNATORY),
            may(GET, "/api/handovers", RECIPIENT, CLERK, SIGNATORY),
            may(POST, "/api/handovers/{id}/open", RECIPIENT, CLERK, SIGNATORY),
            may(POST, "/api/readings"), // the signature over the batch says who sends
            may(GET, "/api/streams/{id}/readings", SENSOR_OPERATOR, AUDITOR),
            may(POST, "/api/data-grants", SENSOR_OPERATOR, AUTHORITY_ADMIN),
            may(GET, "/api/data-grants", SENSOR_OPERATOR, AUTHORITY_ADMIN, AUDITOR),
            may(GET, "/api/data-grants/{id}", SENSOR_OPERATOR, AUTHORITY_ADMIN, AUDITOR),
            may(POST, "/api/data-grants/{id}/revoke", SENSOR_OPERATOR, AUTHORITY_ADMIN),
            may(GET, "/granted/streams"), // the token of the grant is in a header
            may(GET, "/granted/streams/{id}/readings"),
            may(GET, "/granted/streams/{id}/gaps"),
            may(GET, "/api/granted/streams", RECIPIENT, CLERK, SIGNATORY, SENSOR_OPERATOR),
            may(GET, "/api/granted/streams/{id}/readings", RECIPIENT, CLERK, SIGNATORY, SENSOR_OPERATOR),
            may(GET, "/api/granted/streams/{id}/gaps", RECIPIENT, CLERK, SIGNATORY, SENSOR_OPERATOR),
            may(GET, "/api/streams", SENSOR_OPERATOR, AUDITOR),
            may(GET, "/api/streams/{id}", SENSOR_OPERATOR, AUDITOR),
            may(GET, "/api/streams/{id}/gaps", SENSOR_OPERATOR, AUDITOR),
            may(GET, "/streams"),
            may(GET, "/streams/{id}"),
            may(GET, "/streams/{id}/readings"),
            may(GET, "/streams/{id}/gaps"),
            may(GET, "/streams/{id}/tile/**"), // hashes of salted commitments: of every stream (docs/adr/1215)
            may(POST, "/handover/open"),
            may(POST, "/handover/file"),
            may(POST, "/handover/receipt"),
            may(GET, "/h"),
            may(GET, "/m"),
            may(GET, "/a"),
            may(POST, "/handover/login"),
            may(POST, "/handover/login/token"),
            may(POST, "/handover/holder"),
            may(POST, "/handover/holder/grants"),
            may(POST, "/handover/holder/withdraw"),
            may(POST, "/handover/holder/receipt"),
            may(POST, "/api/credentials/{id}/holder-link", CLERK, SIGNATORY),
            may(POST, "/api/credentials/{id}/suspend", CLERK, SIGNATORY),
            may(POST, "/api/credentials/{id}/reinstate", CLERK, SIGNATORY));

    private AccessTable() {}

    private static Rule may(HttpMethod method, String path, Role... roles) {
        return new Rule(method, path, Set.of(roles));
    }
}
