package org.govchain.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.log.Checkpoint;
import org.govchain.log.Parsed;
import org.govchain.log.SignedCheckpoint;
import org.govchain.verify.TrustPolicy;

/** The service and its database, as far as they show themselves. */
public final class ServiceExamination {

    private final ServiceClient service;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Checkpoint> checkpoint = Optional.empty();

    public ServiceExamination(ServiceClient service) {
        this.service = service;
    }

    /** Looks at health and checkpoint. */
    public List<Finding> run(Optional<TrustPolicy> policy) {
        try {
            health(service.get("actuator/health"));
            checkpoint(service.get("log/checkpoint"), policy);
        } catch (ServiceUnreachable e) {
            findings.add(Finding.ill(
                    "service",
                    "nobody answers at " + service.base(),
                    "start it with: govchain serve; if it ends at once, its log names the reason"));
        }
        return List.copyOf(findings);
    }

    /** What the service publishes as the state of its log, when it does. */
    public Optional<Checkpoint> checkpoint() {
        return checkpoint;
    }

    private void health(Answer answer) {
        if (answer.ok()) {
            findings.add(Finding.well("service", "answers at " + service.base()));
            findings.add(Finding.well("database", "the service reports no trouble with it"));
            registration(answer);
        } else if (answer.status() == 503) {
            notWell(answer);
        } else {
            findings.add(Finding.ill(
                    "service",
                    answer.asked() + " answered " + answer.status(),
                    "check that --service names a govchain service"));
        }
    }

    private void registration(Answer health) {
        if (health.textAt("components", "registration", "status").equals("INCOMPLETE")) {
            findings.add(Finding.watch(
                    "registry",
                    "it lacks entries that the service needs to issue, or will need soon",
                    "write down which: govchain registration --out registration.json; a member proposes them"));
        }
    }

    /** Health names the parts that are not well; more of them only to its operator. */
    private void notWell(Answer health) {
        int before = findings.size();
        if (isDown(health, "db")) {
            findings.add(Finding.ill(
                    "database",
                    "the service does not reach it, so it issues nothing",
                    "start PostgreSQL again; the embedded one starts with the service, and its log is"
                            + " postgres/postgres.log under .govchain or GOVCHAIN_HOME"));
        }
        if (isDown(health, "anchoring")) {
            findings.add(
                    Finding.ill(
                            "anchors",
                            "the service has stopped anchoring: chain and log contradict each other",
                            "the finding on the database below, or the service's log, says how; starting again does not mend it"));
        }
        if (isDown(health, "registry")) {
            findings.add(Finding.ill(
                    "chain",
                    "it has not answered the service since its start",
                    "start the node that the service asks (govchain.chain.url)"));
        }
        if (findings.size() == before) {
            findings.add(Finding.ill("service", "it runs but is not well", "its log says which part"));
        }
    }

    private static boolean isDown(Answer health, String part) {
        String status = health.textAt("components", part, "status");
        return status.equals("DOWN") || status.equals("OUT_OF_SERVICE");
    }

    private void checkpoint(Answer answer, Optional<TrustPolicy> policy) {
        if (answer.status() == 404) {
            findings.add(Finding.well("log", "is empty"));
            return;
        }
        if (!answer.ok()
                || !(SignedCheckpoint.parse(answer.text())
                        instanceof Parsed.Ok<SignedCheckpoint>(SignedCheckpoint signed))) {
            findings.add(Finding.ill("log", "publishes no readable checkpoint", "the service's log says why"));
            return;
        }
        checkpoint = Optional.of(signed.checkpoint());
        boolean trusted = policy.flatMap(
                        known -> known.logKey(signed.checkpoint().origin()))
                .filter(signed::isSignedBy)
                .isPresent();
        if (policy.isPresent() && !trusted) {
            findings.add(Finding.ill(
                    "keys",
                    "the checkpoint is not signed with the key that the trust policy names for "
                            + signed.checkpoint().origin(),
                    "either the key store was replaced, or the policy belongs to another installation"));
        } else {
            findings.add(Finding.well("log", "publishes " + signed.checkpoint().treeSize() + " entries"));
        }
    }
}
