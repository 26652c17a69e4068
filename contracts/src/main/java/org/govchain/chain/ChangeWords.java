package org.govchain.chain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.KeyPurpose;

/**
 * Says in a sentence what a call of a proposal does, or a change in the journal did; the words are the same. The chain holds
 * SHA-256 of identifiers and keys: they are named where somebody told what they stand for, else shown in full, never
 * shortened, because two that begin alike are easily made.
 *
 * <p>Names on the chain were written by others. They are quoted, and characters that could disguise a line are shown by their
 * numbers.
 */
public final class ChangeWords {

    private final Map<Sha256Digest, String> identifiers = new HashMap<>();
    private final Map<Sha256Digest, String> authorities = new HashMap<>();
    private final Map<AccountAddress, String> members = new HashMap<>();

    /** From here on SHA-256 of this URI or origin is shown as the text itself. */
    public void know(String identifier) {
        know(Sha256Digest.hash(identifier.getBytes(StandardCharsets.UTF_8)), identifier);
    }

    /** From here on this digest, such as a key's thumbprint, is shown as the text. */
    public void know(Sha256Digest digest, String text) {
        identifiers.put(digest, text);
    }

    /** From here on the accounts of these members are shown with their names. */
    public void know(List<ConsortiumMember> named) {
        named.forEach(member -> members.put(member.account(), member.name()));
    }

    /** The sentence; names that the call brings are known from here on. */
    public String of(ProposedCall call) {
        return switch (call) {
            case RegistryChange change -> registry(change);
            case MembershipChange change -> membership(change);
            case OfferRegistry(AccountAddress successor) ->
                "the registry is offered to the consortium at " + successor
                        + ": once it accepts, its members decide and these no longer do";
            case UnreadableCall(AccountAddress target, String data) ->
                "a call that cannot be read, of the contract " + target + ": " + data;
        };
    }

    /** A name from the chain in quotation marks, harmless on a terminal. */
    public static String quoted(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        name.codePoints().forEach(c -> {
            if (isPlain(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\u{%x}", c));
            }
        });
        return quoted.append('"').toString();
    }

    private String registry(RegistryChange change) {
        return switch (change) {
            case RegistryChange.RegisterAuthority c -> {
                authorities.put(c.authority(), c.name());
                yield "authority " + quoted(c.name()) + " is registered as " + named(c.authority());
            }
            case RegistryChange.AddKey c ->
                "key " + named(c.thumbprint()) + " of " + authority(c.authority()) + " counts for "
                        + purposes(c.purposes()) + " " + period(c.validFrom(), c.validUntil());
            case RegistryChange.RevokeKey c ->
                "key " + named(c.thumbprint()) + " of " + authority(c.authority()) + " is revoked from "
                        + time(c.revokedAt());
            case RegistryChange.AllowType c ->
                authority(c.authority()) + " may issue " + named(c.type()) + " from " + time(c.from());
            case RegistryChange.DisallowType c ->
                authority(c.authority()) + " may issue " + named(c.type()) + " until " + time(c.until())
                        + " and no longer";
            case RegistryChange.RegisterLog c ->
                "log " + named(c.log()) + " is registered, anchored by account " + c.account() + ", at most "
                        + c.maxGrowth() + " entries at once";
            case RegistryChange.ReplaceLogAccount c ->
                "log " + named(c.log()) + " is anchored by account " + c.account() + " and no other";
            case RegistryChange.CloseLog c ->
                "log " + named(c.log()) + " is closed at " + c.size() + " entries, continued by "
                        + c.successor().map(log -> "log " + named(log)).orElse("none");
            case RegistryChange.RegisterStatusList c ->
                "status list " + named(c.list()) + " belongs to " + authority(c.authority())
                        + " and is announced by log " + named(c.log());
            case RegistryChange.RegisterProfile c ->
                "the seal profile of " + named(c.type()) + " is the one with the digest " + named(c.digest());
        };
    }

    private String membership(MembershipChange change) {
        return switch (change) {
            case MembershipChange.AddMember c -> {
                members.put(c.account(), c.name());
                yield member(c.account()) + " becomes a member";
            }
            case MembershipChange.RemoveMember c -> member(c.account()) + " is a member no longer";
            case MembershipChange.ReplaceMember c -> {
                String former = member(c.former());
                members.put(c.account(), c.name());
                yield former + " is replaced as a member by " + member(c.account());
            }
        };
    }

    /** An account with the name of its member, when it is known. */
    public String member(AccountAddress account) {
        String name = members.get(account);
        return name == null || name.isEmpty() ? "account " + account : quoted(name) + " (account " + account + ")";
    }

    private String authority(Sha256Digest authority) {
        String name = authorities.get(authority);
        return "authority " + (name == null ? named(authority) : quoted(name) + " (" + named(authority) + ")");
    }

    private String named(Sha256Digest digest) {
        return identifiers.getOrDefault(digest, digest.toHex());
    }

    private static String purposes(int purposes) {
        boolean known = purposes > 0 && purposes >>> KeyPurpose.values().length == 0;
        return known
                ? Arrays.stream(KeyPurpose.values())
                        .filter(purpose -> purpose.isIn(purposes))
                        .map(purpose -> purpose.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                : "unknown purposes " + purposes;
    }

    private static String period(Instant from, Instant until) {
        return "from " + time(from) + (until.equals(Instant.MAX) ? "" : " until " + time(until));
    }

    private static String time(Instant time) {
        return time.equals(Instant.MAX) ? "never" : time.toString();
    }

    /** Neither a control character nor one that changes the direction of text, nor what would end the quotation. */
    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> c != '"' && c != '\\';
        };
    }
}
