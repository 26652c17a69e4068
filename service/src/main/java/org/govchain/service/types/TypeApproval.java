package org.govchain.service.types;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.agreements.Agreement;
import org.govchain.service.agreements.AgreementHandler;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.types.TypeFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides by two who must approve documents of a type. The payload names the file by its digest, so that what was confirmed is byte
 * for byte what holds: {@code {"type", "version", "sha256", "from", "to"}}, the last two being the approval rules.
 */
@Component
class TypeApproval implements AgreementHandler {

    static final String KIND = "type-approval";

    private static final Set<String> MEMBERS = Set.of("type", "version", "sha256", "from", "to");

    private final TypeStore store;
    private final TypeEdits edits;
    private final CredentialTypes types;

    TypeApproval(TypeStore store, TypeEdits edits, CredentialTypes types) {
        this.store = store;
        this.edits = edits;
        this.types = types;
    }

    /** What is proposed when this file shall be in force. */
    ObjectNode payload(TypeFile file) {
        ObjectNode payload = JsonMapper.shared().createObjectNode();
        payload.put("type", file.type().name()).put("version", file.type().version());
        payload.put("sha256", file.digest().toHex());
        types.current(file.type().name())
                .ifPresent(now -> payload.put("from", now.type().approval().word()));
        return payload.put("to", file.type().approval().word());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Examined examine(AuthorityId authority, ObjectNode payload) {
        Optional<TypeStore.Proposal> proposal = find(authority, payload);
        if (proposal.isEmpty() || !MEMBERS.containsAll(payload.propertyNames())) {
            return refused(
                    RefusalCode.MALFORMED_REQUEST,
                    "no such change of a type waits: send the file with PUT /api/types/{name}");
        }
        TypeFile file = proposal.get().file();
        store.lock();
        List<TypeVersion> known = store.versions(file.type().name());
        Optional<Refusal> refusal = edits.refusal(authority, known, file);
        if (refusal.isPresent()) {
            return new Examined.Refused(refusal.get());
        }
        if (known.isEmpty()
                || !says(payload, "from", known.getLast().type().approval().word())
                || !says(payload, "to", file.type().approval().word())
                || payload.path("version").asInt(0) != file.type().version()) {
            return refused(RefusalCode.STATE_CONFLICT, "the proposal does not say what the file would change");
        }
        return new Examined.Sound(Optional.empty());
    }

    @Override
    public void agreed(Agreement agreement) {
        TypeStore.Proposal proposal =
                find(agreement.authority(), agreement.payload()).orElseThrow();
        edits.putAgreed(agreement.authority(), proposal, agreement.id());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                types.refresh();
            }
        });
    }

    private Optional<TypeStore.Proposal> find(AuthorityId authority, ObjectNode payload) {
        Optional<String> name = StrictJson.text(payload, "type");
        Optional<Sha256Digest> digest = StrictJson.text(payload, "sha256").flatMap(Sha256Digest::parseHex);
        return name.isPresent() && digest.isPresent()
                ? store.proposal(authority, name.get(), digest.get())
                : Optional.empty();
    }

    private static boolean says(ObjectNode payload, String member, String word) {
        return StrictJson.text(payload, member).filter(word::equals).isPresent();
    }

    private static Examined refused(RefusalCode code, String detail) {
        return new Examined.Refused(Refusal.of(code, detail));
    }
}
