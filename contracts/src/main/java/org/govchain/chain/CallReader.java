package org.govchain.chain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.govchain.merkle.Sha256Digest;

/** Reads (target, data) back into the calls they are; what is none of ours stays unreadable. */
final class CallReader {

    private static final Map<String, CallForm> OF_THE_REGISTRY = forms(
            new CallForm(
                    "registerAuthority(bytes32,string)",
                    v -> new RegistryChange.RegisterAuthority(digest(v, 0), v.text(1))),
            new CallForm(
                    "addKey(bytes32,bytes32,uint8,uint64,uint64)",
                    v -> new RegistryChange.AddKey(
                            digest(v, 0), digest(v, 1), v.number(2).intValueExact(), time(v, 3), time(v, 4))),
            new CallForm(
                    "revokeKey(bytes32,bytes32,uint64)",
                    v -> new RegistryChange.RevokeKey(digest(v, 0), digest(v, 1), time(v, 2))),
            new CallForm(
                    "allowType(bytes32,bytes32,uint64)",
                    v -> new RegistryChange.AllowType(digest(v, 0), digest(v, 1), time(v, 2))),
            new CallForm(
                    "disallowType(bytes32,bytes32,uint64)",
                    v -> new RegistryChange.DisallowType(digest(v, 0), digest(v, 1), time(v, 2))),
            new CallForm(
                    "registerLog(bytes32,address,uint64)",
                    v -> new RegistryChange.RegisterLog(digest(v, 0), account(v, 1), number(v, 2))),
            new CallForm(
                    "replaceLogAccount(bytes32,address)",
                    v -> new RegistryChange.ReplaceLogAccount(digest(v, 0), account(v, 1))),
            new CallForm(
                    "closeLog(bytes32,uint64,bytes32)",
                    v -> new RegistryChange.CloseLog(digest(v, 0), number(v, 1), Wrappers.nonZero(v.bytes(2)))),
            new CallForm(
                    "registerStatusList(bytes32,bytes32,bytes32)",
                    v -> new RegistryChange.RegisterStatusList(digest(v, 0), digest(v, 1), digest(v, 2))),
            new CallForm(
                    "registerProfile(bytes32,bytes32)",
                    v -> new RegistryChange.RegisterProfile(digest(v, 0), digest(v, 1))),
            new CallForm("transferOwnership(address)", v -> new OfferRegistry(account(v, 0))));

    private static final Map<String, CallForm> OF_THE_CONSORTIUM = forms(
            new CallForm("addMember(address,string)", v -> new MembershipChange.AddMember(account(v, 0), v.text(1))),
            new CallForm("removeMember(address)", v -> new MembershipChange.RemoveMember(account(v, 0))),
            new CallForm(
                    "replaceMember(address,address,string)",
                    v -> new MembershipChange.ReplaceMember(account(v, 0), account(v, 1), v.text(2))));

    private final AccountAddress consortium;
    private final AccountAddress registry;

    CallReader(AccountAddress consortium, AccountAddress registry) {
        this.consortium = consortium;
        this.registry = registry;
    }

    ProposedCall read(AccountAddress target, byte[] bytes) {
        String data = Hex.of(bytes);
        Map<String, CallForm> forms =
                target.equals(registry) ? OF_THE_REGISTRY : target.equals(consortium) ? OF_THE_CONSORTIUM : Map.of();
        return CallForm.selectorOf(data)
                .flatMap(selector -> Optional.ofNullable(forms.get(selector)))
                .flatMap(form -> form.read(data))
                .orElseGet(() -> new UnreadableCall(target, data));
    }

    private static Map<String, CallForm> forms(CallForm... forms) {
        return Arrays.stream(forms).collect(Collectors.toUnmodifiableMap(CallForm::selector, Function.identity()));
    }

    private static Sha256Digest digest(ContractView.Answer values, int position) {
        return Sha256Digest.of(values.bytes(position));
    }

    private static AccountAddress account(ContractView.Answer values, int position) {
        return new AccountAddress(values.text(position));
    }

    private static Instant time(ContractView.Answer values, int position) {
        return Wrappers.instant(values.number(position));
    }

    /** The registry refuses a size above 2⁶³ − 1; so far a limit of growth may be larger, which no log reaches. */
    private static long number(ContractView.Answer values, int position) {
        BigInteger number = values.number(position);
        return number.longValueExact();
    }
}
