package org.govchain.chain;

import java.util.ArrayList;
import java.util.List;
import org.govchain.chain.contracts.Consortium;
import org.govchain.chain.contracts.IssuerRegistry;

/** The calls of a proposal as (target, data). */
final class ConsortiumCalls {

    private final AccountAddress consortium;
    private final AccountAddress registry;
    private final Consortium members;
    private final IssuerRegistry owned;
    private final RegistryCalls changes;

    ConsortiumCalls(ChainConnection chain, AccountAddress consortium, AccountAddress registry) {
        this.consortium = consortium;
        this.registry = registry;
        this.members = Wrappers.consortium(chain, consortium);
        this.owned = Wrappers.issuerRegistry(chain, registry);
        this.changes = new RegistryCalls(owned);
    }

    List<Consortium.Call> encode(List<? extends ProposedCall> calls) {
        List<Consortium.Call> encoded = new ArrayList<>(calls.size());
        for (ProposedCall call : calls) {
            encoded.add(encode(call));
        }
        return encoded;
    }

    Consortium.Call encode(ProposedCall call) {
        return switch (call) {
            case RegistryChange change -> call(registry, changes.encode(change));
            case OfferRegistry(AccountAddress successor) ->
                call(registry, owned.transferOwnership(successor.hex()).encodeFunctionCall());
            case MembershipChange change -> call(consortium, encode(change));
            case UnreadableCall(AccountAddress target, String data) -> call(target, data);
        };
    }

    private String encode(MembershipChange change) {
        return switch (change) {
            case MembershipChange.AddMember c ->
                members.addMember(c.account().hex(), c.name()).encodeFunctionCall();
            case MembershipChange.RemoveMember c ->
                members.removeMember(c.account().hex()).encodeFunctionCall();
            case MembershipChange.ReplaceMember c ->
                members.replaceMember(c.former().hex(), c.account().hex(), c.name())
                        .encodeFunctionCall();
        };
    }

    private static Consortium.Call call(AccountAddress target, String data) {
        return new Consortium.Call(target.hex(), Hex.parse(data));
    }
}
