package org.govchain.service.transfer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Parsed;
import org.govchain.log.TlogProof;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.OriginalProof;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.Authority;
import org.govchain.service.status.StatusIndex;
import org.govchain.service.status.StatusLists;
import org.govchain.service.transfer.LineResult.Outcome;
import org.govchain.service.trust.Trust;
import org.govchain.status.Status;
import org.govchain.status.StatusListToken;
import org.govchain.verify.TrustPolicy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes in what an authority brought along, line by line: each is judged first, then stored with its log entry in one transaction of
 * its own. A line that is here already changes nothing, so that an import may be repeated after any interruption.
 */
@Service
class Importing {

    private final ImportStore store;
    private final StatusLists statusLists;
    private final TransparencyLog log;
    private final Trust trust;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Importing(
            ImportStore store,
            StatusLists statusLists,
            TransparencyLog log,
            Trust trust,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.statusLists = statusLists;
        this.log = log;
        this.trust = trust;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Lines of credentials; those of the status lists that they name come first, as they do in no export, only in a request. */
    List<LineResult> credentials(TrustPolicy policy, Authority authority, List<ObjectNode> lines, boolean check) {
        ImportJudge judge = new ImportJudge(policy, authority);
        Map<String, StatusListToken> lists = new HashMap<>();
        List<LineResult> results = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).has("token")) {
                ImportedKeys.token(lines.get(i))
                        .ifPresent(token -> lists.put(token.id().uri(), token));
            } else {
                results.add(credential(policy, authority, judge, lists, lines.get(i), i + 1, check));
            }
        }
        return results;
    }

    private LineResult credential(
            TrustPolicy policy,
            Authority authority,
            ImportJudge judge,
            Map<String, StatusListToken> lists,
            ObjectNode json,
            int number,
            boolean check) {
        return switch (CredentialLine.parse(json)) {
            case Parsed.Malformed<CredentialLine>(String reason) ->
                LineResult.refused(number, "line-malformed", reason);
            case Parsed.Ok<CredentialLine>(CredentialLine line) ->
                switch (judge.judge(line, lists, clock.instant())) {
                    case ImportJudge.Faulty(String reason, String detail) -> LineResult.refused(number, reason, detail);
                    case ImportJudge.Sound copy -> sound(policy, authority, copy, number, check);
                };
        };
    }

    private LineResult sound(
            TrustPolicy policy, Authority authority, ImportJudge.Sound copy, int number, boolean check) {
        if (check) {
            return store.placeOf(authority.id(), copy.line()) == ImportStore.Place.TAKEN
                    ? taken(number)
                    : LineResult.of(number, Outcome.SOUND);
        }
        boolean named = copy.original()
                .flatMap(original ->
                        policy.logKey(original.proof().checkpoint().checkpoint().origin()))
                .map(trust::nameFormerLog)
                .orElse(true);
        if (!named) {
            return LineResult.refused(
                    number, "log-key-contradicted", "documents of that log were imported under another checkpoint key");
        }
        LineResult result = transaction.execute(status -> {
            LineResult done = put(authority, copy, number);
            if (done.outcome() == Outcome.REFUSED) {
                status.setRollbackOnly();
            }
            return done;
        });
        return Objects.requireNonNull(result);
    }

    private LineResult put(Authority authority, ImportJudge.Sound copy, int number) {
        store.lock(authority.id());
        CredentialLine line = copy.line();
        switch (store.placeOf(authority.id(), line)) {
            case TAKEN -> {
                return taken(number);
            }
            case SAME -> {
                return new LineResult(number, Outcome.PRESENT, "", "", store.missingFiles(line));
            }
            case FREE -> {}
        }
        Optional<StatusIndex> place = statusLists.occupy(authority.id(), copy.reference(), copy.status());
        if (place.isEmpty()) {
            return LineResult.refused(
                    number,
                    "status-place-taken",
                    "its place in the status list is another document's, or the list is not here");
        }
        if (!store.putDocument(authority.id(), copy)) {
            return taken(number);
        }
        EntryRef entry = log.append(List.of(LogEntry.credential(Commitment.of(
                        line.bundle().salt().orElseThrow(),
                        line.bundle().payload().orElseThrow()))))
                .getFirst();
        store.putCopy(authority.id(), copy, place.get(), entry);
        boolean kept = copy.original()
                .map(original -> log.keepOriginal(entry, original))
                .orElse(true);
        return kept
                ? new LineResult(number, Outcome.IMPORTED, "", "", store.missingFiles(line))
                : LineResult.refused(
                        number, "anchor-contradicted", "another line names another block for the same checkpoint");
    }

    /** Lines of changes of status, after the credentials. */
    List<LineResult> changes(TrustPolicy policy, Authority authority, List<ObjectNode> lines, boolean check) {
        List<LineResult> results = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            results.add(
                    switch (ChangeLine.parse(lines.get(i))) {
                        case Parsed.Malformed<ChangeLine>(String reason) ->
                            LineResult.refused(number, "line-malformed", reason);
                        case Parsed.Ok<ChangeLine>(ChangeLine line) -> change(policy, authority, line, number, check);
                    });
        }
        return results;
    }

    private LineResult change(TrustPolicy policy, Authority authority, ChangeLine line, int number, boolean check) {
        if (!line.saysWhatWasLogged()) {
            return LineResult.refused(number, "line-contradicted", "the line is not what the log entry commits to");
        }
        Optional<TlogProof> proof =
                line.proof().flatMap(text -> TlogProof.parse(text).asOptional());
        if (line.proof().isPresent() && !isProven(policy, line, proof)) {
            return LineResult.refused(
                    number,
                    "inclusion-wrong",
                    "the proof is not one of a log that the trust policy names, or not of this change");
        }
        if (check) {
            return store.placeOf(authority.id(), line) == ImportStore.Place.TAKEN
                    ? taken(number)
                    : LineResult.of(number, Outcome.SOUND);
        }
        LineResult result = transaction.execute(_ -> put(authority, line, proof, number));
        return Objects.requireNonNull(result);
    }

    private static boolean isProven(TrustPolicy policy, ChangeLine line, Optional<TlogProof> proof) {
        return proof.filter(it -> policy.logKey(it.checkpoint().checkpoint().origin())
                        .filter(key -> it.verify(line.entry().leafHash(), key))
                        .isPresent())
                .isPresent();
    }

    private LineResult put(Authority authority, ChangeLine line, Optional<TlogProof> proof, int number) {
        store.lock(authority.id());
        switch (store.placeOf(authority.id(), line)) {
            case TAKEN -> {
                return taken(number);
            }
            case SAME -> {
                return LineResult.of(number, Outcome.PRESENT);
            }
            case FREE -> {}
        }
        Optional<Status> status = store.statusOf(authority.id(), line);
        if (status.isEmpty()) {
            return LineResult.refused(number, "document-missing", "no imported document has this id and version");
        }
        // Nobody but the exporter says so: it counts only as the last step to what the signed list shows.
        if (proof.isEmpty() && status.get() != line.status()) {
            return LineResult.refused(
                    number, "log-entry-pending", "the change was not anchored yet and is not the document's last");
        }
        EntryRef entry = log.append(List.of(line.entry())).getFirst();
        store.putChange(authority.id(), line, entry);
        proof.ifPresent(it -> log.keepOriginal(entry, new OriginalProof(it, Optional.empty(), Optional.empty())));
        return LineResult.of(number, Outcome.IMPORTED);
    }

    private static LineResult taken(int number) {
        return LineResult.refused(number, "id-taken", "something else is here by this id");
    }
}
