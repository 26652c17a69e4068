package org.govchain.cli.consortium;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.ProposedCall;
import org.govchain.chain.RegistryChange;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.KeyPurpose;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an installation needs in the registry, in plain text (docs/spec/registration.md). It is nobody's order: a member reads and
 * proposes it, the others look with the same file.
 */
public final class RegistrationFile {

    private static final String FORMAT = "govchain-registration/1";

    private final List<ProposedCall> calls = new ArrayList<>();
    private final List<String> identifiers = new ArrayList<>();
    private final List<Sha256Digest> keys = new ArrayList<>();
    private final List<Sha256Digest> profiles = new ArrayList<>();

    private RegistrationFile() {}

    /** Reads a file; says what is wrong with it. */
    public static Parsed<RegistrationFile> parse(byte[] content) {
        try {
            JsonNode json = JsonMapper.shared().readTree(content);
            if (!json.path("format").asString("").equals(FORMAT)) {
                return new Parsed.Malformed<>("its format is not " + FORMAT);
            }
            RegistrationFile file = new RegistrationFile();
            for (JsonNode change : json.path("changes")) {
                file.calls.add(file.call(change));
            }
            return new Parsed.Ok<>(file);
        } catch (JacksonException notJson) {
            return new Parsed.Malformed<>("it is no JSON");
        } catch (IllegalArgumentException wrong) {
            return new Parsed.Malformed<>(String.valueOf(wrong.getMessage()));
        }
    }

    /** The changes, in the order in which they can be made. */
    public List<ProposedCall> calls() {
        return List.copyOf(calls);
    }

    /**
     * Makes the plain text known to the words.
     *
     * @param name of the file, said beside digests of what is in it
     */
    public void tell(ChangeWords words, String name) {
        identifiers.forEach(words::know);
        keys.forEach(key -> words.know(key, key + " (certificate in " + name + ")"));
        profiles.forEach(profile -> words.know(profile, profile + " (profile in " + name + ")"));
    }

    private RegistryChange call(JsonNode change) {
        String kind = text(change, "change");
        return switch (kind) {
            case "register-authority" ->
                new RegistryChange.RegisterAuthority(id(change, "authority"), text(change, "name"));
            case "add-key" ->
                new RegistryChange.AddKey(
                        id(change, "authority"),
                        key(change),
                        purpose(change),
                        instant(change, "from"),
                        instant(change, "until"));
            case "allow-type" ->
                new RegistryChange.AllowType(id(change, "authority"), id(change, "type"), instant(change, "from"));
            case "register-profile" -> new RegistryChange.RegisterProfile(id(change, "type"), profile(change));
            case "register-log" ->
                new RegistryChange.RegisterLog(
                        id(change, "log"), new AccountAddress(text(change, "account")), maxGrowth(change));
            case "register-status-list" ->
                new RegistryChange.RegisterStatusList(id(change, "list"), id(change, "authority"), id(change, "log"));
            default -> throw new IllegalArgumentException("a change \"" + kind + "\" is not known here");
        };
    }

    private Sha256Digest id(JsonNode change, String member) {
        String identifier = text(change, member);
        identifiers.add(identifier);
        return Sha256Digest.hash(identifier.getBytes(StandardCharsets.UTF_8));
    }

    private Sha256Digest key(JsonNode change) {
        byte[] certificate = Base64.getDecoder().decode(text(change, "certificate"));
        return switch (PublicFiles.thumbprint(certificate)) {
            case Parsed.Ok<Sha256Digest>(Sha256Digest thumbprint) -> {
                keys.add(thumbprint);
                yield thumbprint;
            }
            case Parsed.Malformed<Sha256Digest>(String reason) ->
                throw new IllegalArgumentException("a certificate: " + reason);
        };
    }

    private Sha256Digest profile(JsonNode change) {
        Sha256Digest digest = PublicFiles.digest(text(change, "profile").getBytes(StandardCharsets.UTF_8));
        profiles.add(digest);
        return digest;
    }

    private static int purpose(JsonNode change) {
        String purpose = text(change, "purpose");
        return Arrays.stream(KeyPurpose.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(purpose))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no key is for \"" + purpose + "\""))
                .bit();
    }

    private static Instant instant(JsonNode change, String member) {
        String instant = text(change, member);
        try {
            return Instant.parse(instant);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(instant + " is no instant such as 2026-12-01T00:00:00Z", e);
        }
    }

    private static long maxGrowth(JsonNode change) {
        JsonNode entries = change.path("maxGrowth");
        if (!entries.isIntegralNumber() || !entries.canConvertToLong() || entries.asLong() <= 0) {
            throw new IllegalArgumentException("maxGrowth is not a positive number");
        }
        return entries.asLong();
    }

    private static String text(JsonNode change, String member) {
        JsonNode value = change.path(member);
        if (!value.isString() || value.asString().isBlank()) {
            throw new IllegalArgumentException("a change has no \"" + member + "\"");
        }
        return value.asString();
    }
}
