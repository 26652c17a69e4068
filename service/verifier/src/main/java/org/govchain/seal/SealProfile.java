package org.govchain.seal;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.govchain.merkle.Sha256Digest;

/**
 * What the content of a credential type's seals means: a profile of TR-03171 v0.9. It is data of the type, published as XML whose digest
 * the registry holds.
 *
 * @param number the profile's UUID
 * @param name its name
 * @param creator who made it
 * @param category field of administration
 * @param leikaIds numbers of the public service, 14 digits each; may be empty
 * @param validFromPresent whether seals say from when on they count
 * @param validToPresent whether seals say until when they count
 * @param fields the content, 1 to 245 fields with different tags and names
 */
public record SealProfile(
        UUID number,
        String name,
        String creator,
        String category,
        List<String> leikaIds,
        boolean validFromPresent,
        boolean validToPresent,
        List<SealField> fields) {

    /** Throws {@link IllegalArgumentException} that names what the profile schema does not allow. */
    public SealProfile {
        leikaIds = List.copyOf(leikaIds);
        fields = List.copyOf(fields);
        if (fields.isEmpty() || fields.size() > SealContent.MAX_VALUES) {
            throw new IllegalArgumentException("profile " + name + " has not 1 to 245 fields");
        }
        for (String id : leikaIds) {
            if (!id.matches("[0-9]{14}")) {
                throw new IllegalArgumentException("LeiKa number of profile " + name + " has not 14 digits: " + id);
            }
        }
        Set<Object> seen = new HashSet<>();
        for (SealField field : fields) {
            if (!seen.add(field.tag()) || !seen.add(field.name())) {
                throw new IllegalArgumentException(
                        "profile " + name + " has field " + field.name() + " or its tag twice");
            }
        }
    }

    /** The profile in the form of the standard's schema, always the same bytes for the same profile. */
    public String toXml() {
        return SealProfileXml.write(this);
    }

    /** SHA-256 of {@link #toXml} in UTF-8: the profile's digest in the registry. */
    public Sha256Digest digest() {
        return Sha256Digest.hash(toXml().getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong with a seal's content under this profile; empty when it fits. */
    public Optional<SealMismatch> check(SealContent content) {
        if (!content.profile().equals(number)) {
            return Optional.of(SealMismatch.OTHER_PROFILE);
        }
        if (content.validFrom().isPresent() != validFromPresent
                || content.validTo().isPresent() != validToPresent) {
            return Optional.of(SealMismatch.VALIDITY);
        }
        Set<Integer> known = new HashSet<>();
        for (SealField field : fields) {
            known.add(field.tag());
            SealValue value = content.values().get(field.tag());
            if (value == null && !field.optional()) {
                return Optional.of(SealMismatch.FIELD_MISSING);
            }
            if (value != null && field.decode(value).isEmpty()) {
                return Optional.of(SealMismatch.FIELD_VALUE);
            }
        }
        return known.containsAll(content.values().keySet())
                ? Optional.empty()
                : Optional.of(SealMismatch.FIELD_UNKNOWN);
    }

    /** The content as text by field name, in the order of the profile; fields that are absent or do not fit are left out. */
    public Map<String, String> read(SealContent content) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (SealField field : fields) {
            SealValue value = content.values().get(field.tag());
            if (value != null) {
                field.decode(value).ifPresent(text -> texts.put(field.name(), text));
            }
        }
        return texts;
    }
}
