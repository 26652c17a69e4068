package org.govchain.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.govchain.merkle.Sha256Digest;

/** Says in plain English what a trust policy makes one trust. */
final class PolicyExplanation {

    private final List<String> lines = new ArrayList<>();

    private PolicyExplanation() {}

    static List<String> of(TrustPolicy policy) {
        PolicyExplanation explanation = new PolicyExplanation();
        explanation.chain(policy);
        policy.registry().authorities().stream()
                .sorted(Comparator.comparing(Registry.Authority::name))
                .forEach(explanation::authority);
        return List.copyOf(explanation.lines);
    }

    private void chain(TrustPolicy policy) {
        PolicyContent content = policy.content();
        lines.add("Trust policy version " + content.version() + " of " + content.createdAt());
        lines.add("Digest " + policy.digest() + " (compare it by phone)");
        lines.add("Chain " + content.chainId() + ": registry "
                + content.contracts().issuerRegistry() + ", anchor "
                + content.contracts().checkpointAnchor() + ", status "
                + content.contracts().statusRegistry());
        lines.add("Registry journal: " + content.journal().size() + " changes, head "
                + content.journal().head());
        content.logs().forEach(log -> lines.add("Log " + log.verifierKey()));
        lines.add("A status list counts for " + content.maxStatusAge() + ", a node's newest block for "
                + content.maxHeadAge());
        content.timestampAuthorities()
                .forEach(authority -> lines.add("Timestamps of PDF files count from "
                        + authority.getSubjectX500Principal().getName() + ", certificate "
                        + Sha256Digest.hash(Certificates.encoded(authority))));
        if (content.validatorSets().isEmpty()) {
            lines.add("No validator sets: seals of the consortium are not checked");
        }
        content.validatorSets()
                .forEach(set -> lines.add("Blocks from " + set.fromBlock()
                        + set.toBlock().map(to -> " to " + to).orElse(" on") + " are sealed by "
                        + String.join(", ", set.validators())));
    }

    private void authority(Registry.Authority authority) {
        lines.add("Authority " + authority.name() + " (" + authority.id() + ")");
        authority.keys().stream()
                .sorted(Comparator.comparing(key -> key.thumbprint().toHex()))
                .forEach(key -> lines.add("  key " + key.thumbprint() + " for " + purposes(key) + ", "
                        + period(key.from(), key.until())
                        + key.revokedAt().map(at -> ", REVOKED from " + at).orElse("")));
        authority.types().stream()
                .sorted(Comparator.comparing(Object::toString))
                .forEach(type -> authority
                        .rights(type)
                        .forEach(right ->
                                lines.add("  may issue " + type + ", " + period(right.from(), right.until()))));
    }

    private static String purposes(Registry.Key key) {
        return Arrays.stream(KeyPurpose.values())
                .filter(purpose -> purpose.isIn(key.purposes()))
                .map(Enum::name)
                .collect(Collectors.joining("+"));
    }

    private static String period(Instant from, Instant until) {
        return "from " + from + (until.equals(Instant.MAX) ? "" : " until " + until);
    }
}
