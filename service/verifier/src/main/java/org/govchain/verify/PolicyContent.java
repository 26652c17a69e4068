package org.govchain.verify;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.govchain.crypto.VerifyingKey;
import org.govchain.jose.JsonText;
import org.govchain.log.CheckpointKey;

/**
 * What a trust policy says (docs/spec/trust-policy.md). Write it with {@link #toJson}; trust it after {@link TrustPolicy#parse}.
 *
 * @param version grows with each policy of one chain
 * @param createdAt when it was exported, whole seconds
 * @param chainId EIP-155 chain id
 * @param contracts the contracts on that chain
 * @param validatorSets who seals blocks; empty when the policy does not say
 * @param logs checkpoint keys
 * @param journal the issuer registry
 * @param keys keys that the journal names by thumbprint
 * @param profiles seal profile documents whose digests the journal names
 * @param maxStatusAge how old a status list may be without chain evidence
 * @param maxHeadAge how old the newest block of a node may be
 * @param timestampAuthorities certificates of the authorities whose timestamps count, or of those who issue them theirs; may be empty
 */
public record PolicyContent(
        long version,
        Instant createdAt,
        long chainId,
        PolicyContracts contracts,
        List<ValidatorSet> validatorSets,
        List<CheckpointKey> logs,
        RegistryJournal journal,
        List<VerifyingKey> keys,
        List<byte[]> profiles,
        Duration maxStatusAge,
        Duration maxHeadAge,
        List<X509Certificate> timestampAuthorities) {

    /** How old a status list may be when a policy does not say. */
    public static final Duration DEFAULT_MAX_STATUS_AGE = Duration.ofDays(1);

    /** How old the newest block of a node may be when a policy does not say. */
    public static final Duration DEFAULT_MAX_HEAD_AGE = Duration.ofMinutes(5);

    static final String FORMAT = "govchain-trust-policy/1";

    /** Copies the lists. */
    public PolicyContent {
        validatorSets = List.copyOf(validatorSets);
        logs = List.copyOf(logs);
        keys = List.copyOf(keys);
        profiles = profiles.stream().map(byte[]::clone).toList();
        timestampAuthorities = List.copyOf(timestampAuthorities);
    }

    /** The JSON form: compact, members in the order of the specification, UTF-8, a newline at the end. */
    public byte[] toJson() {
        JsonText json = new JsonText(8192)
                .raw("{")
                .member("format", FORMAT)
                .raw(",")
                .member("version", version)
                .raw(",")
                .member("createdAt", createdAt.toString())
                .raw(",")
                .member("chainId", chainId);
        contracts.write(json.raw(",\"contracts\":"));
        json.raw(",\"validatorSets\":[");
        for (int i = 0; i < validatorSets.size(); i++) {
            validatorSets.get(i).write(json.raw(i == 0 ? "" : ","));
        }
        json.raw("],\"logs\":[");
        for (int i = 0; i < logs.size(); i++) {
            CheckpointKey log = logs.get(i);
            json.raw(i == 0 ? "{" : ",{")
                    .member("origin", log.origin().value())
                    .raw(",")
                    .member("verifierKey", log.verifierKey())
                    .raw("}");
        }
        HexFormat hex = HexFormat.of();
        Base64.Encoder base64 = Base64.getEncoder();
        json.raw("],\"journal\":")
                .value(journal.changes().stream().map(hex::formatHex).toList())
                .raw(",")
                .member("journalHead", journal.head().toHex())
                .raw(",\"keys\":")
                .value(keys.stream()
                        .map(key -> base64.encodeToString(key.spki()))
                        .toList())
                .raw(",\"profiles\":")
                .value(profiles.stream().map(base64::encodeToString).toList())
                .raw(",")
                .member("maxStatusAge", maxStatusAge.toString())
                .raw(",")
                .member("maxHeadAge", maxHeadAge.toString());
        if (!timestampAuthorities.isEmpty()) {
            json.raw(",\"timestampAuthorities\":")
                    .value(timestampAuthorities.stream()
                            .map(Certificates::encoded)
                            .map(base64::encodeToString)
                            .toList());
        }
        return json.raw("}\n").toUtf8();
    }
}
