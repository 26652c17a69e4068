package org.govchain.cli.consortium;

import java.util.List;
import java.util.Locale;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.ConsortiumMember;
import org.govchain.chain.ConsortiumState;
import org.govchain.chain.Proposal;
import org.govchain.chain.ProposedCall;
import org.govchain.chain.UnreadableCall;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Members and proposals for programs. The words name what the chain holds, SHA-256 in full. */
public final class ProposalJson {

    private ProposalJson() {}

    /** The members with these proposals. */
    public static ObjectNode of(ConsortiumState state, List<Proposal> proposals) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("threshold", state.threshold());
        json.put("epoch", state.epoch());
        json.put("proposalLifetime", state.lifetime().toString());
        json.put("registry", state.registry().hex());
        json.put("block", state.asOf().number());
        json.put("blockTime", state.asOf().time().toString());
        ArrayNode members = json.putArray("members");
        state.members().forEach(member -> write(members.addObject(), member));
        ArrayNode list = json.putArray("proposals");
        proposals.forEach(proposal -> list.add(of(proposal, state.threshold())));
        return json;
    }

    /** One proposal. */
    public static ObjectNode of(Proposal proposal, int threshold) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("number", proposal.number());
        json.put("id", proposal.id().hex());
        json.put("state", lower(proposal.state()));
        json.put("proposer", proposal.proposer().hex());
        json.put("proposedAt", proposal.proposedAt().toString());
        json.put("expiresAt", proposal.expiresAt().toString());
        json.put("epoch", proposal.epoch());
        json.put("approvals", proposal.approvals());
        json.put("rejections", proposal.rejections());
        json.put("threshold", threshold);
        ArrayNode votes = json.putArray("votes");
        for (Proposal.MemberVote vote : proposal.votes()) {
            write(votes.addObject(), vote.member()).put("vote", lower(vote.vote()));
        }
        calls(json.putArray("calls"), proposal.calls());
        return json;
    }

    private static void calls(ArrayNode array, List<ProposedCall> calls) {
        ChangeWords words = new ChangeWords();
        for (ProposedCall call : calls) {
            ObjectNode json = array.addObject();
            json.put("kind", call.getClass().getSimpleName());
            json.put("words", words.of(call));
            if (call instanceof UnreadableCall(var target, String data)) {
                json.put("target", target.hex()).put("data", data);
            }
        }
    }

    private static ObjectNode write(ObjectNode json, ConsortiumMember member) {
        return json.put("account", member.account().hex()).put("name", member.name());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
