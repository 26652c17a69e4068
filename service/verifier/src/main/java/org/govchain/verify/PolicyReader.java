package org.govchain.verify;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.crypto.PublicKeys;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.StrictJson;
import org.govchain.log.CheckpointKey;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.node.ObjectNode;

/** Reads a trust policy; first its form, then whether its registry vouches for everything else in it. */
final class PolicyReader {

    private final Members members;

    private PolicyReader(ObjectNode json) {
        members = new Members(json, "policy");
    }

    static PolicyReading read(byte[] json) {
        Optional<ObjectNode> object =
                json.length > TrustPolicy.MAX_LENGTH ? Optional.empty() : StrictJson.parseObject(json);
        return object.isEmpty()
                ? malformed("policy is not a strict JSON object of at most 2 MiB in UTF-8")
                : new PolicyReader(object.get()).read(Sha256Digest.hash(json));
    }

    private PolicyReading read(Sha256Digest digest) {
        members.expect("format", PolicyContent.FORMAT);
        long version = members.number("version");
        Instant createdAt = members.instant("createdAt");
        long chainId = members.number("chainId");
        Members contractMembers = members.object("contracts");
        PolicyContracts contracts = PolicyContracts.read(contractMembers);
        members.adopt(contractMembers);
        List<ValidatorSet> validatorSets = validatorSets();
        List<CheckpointKey> logs = logs();
        List<byte[]> changes = members.hexList("journal");
        Sha256Digest head = members.digest("journalHead");
        List<VerifyingKey> keys = keys();
        List<byte[]> profiles = members.has("profiles") ? members.base64List("profiles") : List.of();
        Duration maxStatusAge = members.duration("maxStatusAge", PolicyContent.DEFAULT_MAX_STATUS_AGE);
        Duration maxHeadAge = members.duration("maxHeadAge", PolicyContent.DEFAULT_MAX_HEAD_AGE);
        List<X509Certificate> timestampAuthorities = timestampAuthorities();
        Optional<String> problem = members.problem();
        if (problem.isPresent()) {
            return malformed(problem.get());
        }
        // The hash first: a journal that was changed is to be called that, whatever it has become.
        Sha256Digest found = RegistryJournal.headAfter(RegistryJournal.EMPTY_HEAD, changes);
        if (!found.equals(head)) {
            return new PolicyReading.Refused(
                    ReasonCode.POLICY_JOURNAL_MISMATCH, "the journal hashes to " + found + ", the policy says " + head);
        }
        return switch (RegistryJournal.replay(changes)) {
            case Parsed.Malformed<RegistryJournal>(String reason) -> malformed(reason);
            case Parsed.Ok<RegistryJournal>(RegistryJournal journal) ->
                vouched(
                        new PolicyContent(
                                version,
                                createdAt,
                                chainId,
                                contracts,
                                validatorSets,
                                logs,
                                journal,
                                keys,
                                profiles,
                                maxStatusAge,
                                maxHeadAge,
                                timestampAuthorities),
                        digest);
        };
    }

    private static PolicyReading vouched(PolicyContent content, Sha256Digest digest) {
        return named(content)
                .<PolicyReading>map(detail -> new PolicyReading.Refused(ReasonCode.POLICY_KEY_UNNAMED, detail))
                .orElseGet(() -> new PolicyReading.Read(new TrustPolicy(content, digest)));
    }

    private List<ValidatorSet> validatorSets() {
        List<ValidatorSet> sets = new ArrayList<>();
        for (ObjectNode json : members.objectList("validatorSets")) {
            Members set = new Members(json, "validatorSets");
            sets.add(ValidatorSet.read(set));
            members.adopt(set);
        }
        ValidatorHistory.problem(sets).ifPresent(members::refuse);
        return sets;
    }

    private List<CheckpointKey> logs() {
        List<CheckpointKey> logs = new ArrayList<>();
        for (ObjectNode json : members.objectList("logs")) {
            Members log = new Members(json, "logs");
            String origin = log.text("origin");
            Optional<CheckpointKey> key = log.take(CheckpointKey.parse(log.text("verifierKey")));
            if (key.isPresent() && !key.get().origin().value().equals(origin)) {
                log.refuse("verifierKey is named otherwise than the origin");
            }
            key.ifPresent(logs::add);
            members.adopt(log);
        }
        return logs;
    }

    private List<VerifyingKey> keys() {
        List<VerifyingKey> keys = new ArrayList<>();
        for (byte[] spki : members.base64List("keys")) {
            PublicKeys.fromSpki(spki)
                    .ifPresentOrElse(keys::add, () -> members.refuse("keys has one that is not a known public key"));
        }
        return keys;
    }

    /** The registry says nothing about them: they are the choice of whoever made the policy. */
    private List<X509Certificate> timestampAuthorities() {
        List<X509Certificate> authorities = new ArrayList<>();
        List<byte[]> encoded =
                members.has("timestampAuthorities") ? members.base64List("timestampAuthorities") : List.of();
        for (byte[] der : encoded) {
            Certificates.parse(der)
                    .ifPresentOrElse(
                            authorities::add,
                            () -> members.refuse("timestampAuthorities has one that is no X.509 certificate"));
        }
        return authorities;
    }

    /** What the registry does not vouch for; empty when it names everything. */
    private static Optional<String> named(PolicyContent content) {
        Registry registry = content.journal().registry();
        if (!content.keys().stream().allMatch(key -> registry.namesKey(key.thumbprint()))) {
            return Optional.of("the journal names no such key");
        }
        if (!content.logs().stream()
                .allMatch(log -> registry.log(log.origin().id().digest()).isPresent())) {
            return Optional.of("the journal names no such log");
        }
        return content.profiles().stream().allMatch(bytes -> registry.namesProfile(Sha256Digest.hash(bytes)))
                ? Optional.empty()
                : Optional.of("the journal names no such profile");
    }

    private static PolicyReading malformed(String detail) {
        return new PolicyReading.Refused(ReasonCode.POLICY_MALFORMED, detail);
    }
}
