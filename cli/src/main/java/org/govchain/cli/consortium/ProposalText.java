package org.govchain.cli.consortium;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.ConsortiumMember;
import org.govchain.chain.ConsortiumState;
import org.govchain.chain.Proposal;
import org.govchain.chain.ProposalState;
import org.govchain.chain.ProposedCall;
import org.govchain.chain.UnreadableCall;
import org.govchain.chain.Vote;

/** Members and proposals in lines for people. Ages are measured by block time, so that a wrong clock changes nothing. */
public final class ProposalText {

    private final ChangeWords words;
    private final ConsortiumState state;

    public ProposalText(ChangeWords words, ConsortiumState state) {
        this.words = words;
        this.state = state;
    }

    /** Who the members are and how many must approve. */
    public List<String> members() {
        List<String> lines = new ArrayList<>();
        lines.add(state.members().size() + " members, " + state.threshold() + " must approve; proposals live for "
                + inWords(state.lifetime()));
        for (ConsortiumMember member : state.members()) {
            lines.add("  " + member.account() + " " + ChangeWords.quoted(member.name()));
        }
        return lines;
    }

    /** A proposal in a few lines: state, age, what is missing, what it does. */
    public List<String> brief(Proposal proposal) {
        List<String> lines = new ArrayList<>();
        lines.add("#" + proposal.number() + " " + standing(proposal));
        if (proposal.state() == ProposalState.OPEN) {
            lines.add("   " + votes(proposal));
        }
        calls(proposal, lines);
        return lines;
    }

    /** A proposal with its id and every vote. */
    public List<String> full(Proposal proposal) {
        List<String> lines = new ArrayList<>();
        lines.add("#" + proposal.number() + " " + standing(proposal));
        calls(proposal, lines);
        lines.add("id        " + proposal.id() + ", computed from the above");
        lines.add("proposed  " + proposal.proposedAt() + " by " + words.member(proposal.proposer()));
        lines.add("ends      " + proposal.expiresAt());
        for (Proposal.MemberVote vote : proposal.votes()) {
            lines.add("%-9s %s"
                    .formatted(inWords(vote.vote()), words.member(vote.member().account())));
        }
        return lines;
    }

    private static String votes(Proposal proposal) {
        return proposal.votes().stream()
                .map(vote -> shown(vote.member()) + (vote.vote() == Vote.NONE ? " is " : " ") + inWords(vote.vote()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(ConsortiumMember member) {
        return member.name().isEmpty() ? member.account().hex() : ChangeWords.quoted(member.name());
    }

    private String standing(Proposal proposal) {
        String name = proposal.state().name().toLowerCase(Locale.ROOT);
        return switch (proposal.state()) {
            case OPEN -> name + " since " + inWords(age(proposal)) + ", " + progress(proposal);
            case VOID -> name + ": the members changed since it was proposed";
            case REJECTED -> name + ": no majority is left for it";
            case UNKNOWN, EXECUTED, EXPIRED -> name;
        };
    }

    private String progress(Proposal proposal) {
        int missing = state.threshold() - proposal.approvals();
        String approvals = proposal.approvals() + " of " + state.threshold() + " approvals";
        String ends = "ends in " + inWords(Duration.between(state.asOf().time(), proposal.expiresAt()));
        return missing <= 0
                ? approvals + ", decided and not yet executed, " + ends
                : approvals + ", " + missing + " missing, " + ends;
    }

    private void calls(Proposal proposal, List<String> lines) {
        for (ProposedCall call : proposal.calls()) {
            boolean unreadable = call instanceof UnreadableCall;
            lines.add((unreadable ? "   WARNING: " : "   ") + words.of(call));
            if (unreadable) {
                lines.add(
                        "   Whoever approves this approves what nobody can read here: ask the proposer, or reject it.");
            }
        }
    }

    private Duration age(Proposal proposal) {
        return Duration.between(proposal.proposedAt(), state.asOf().time());
    }

    private static String inWords(Vote vote) {
        return switch (vote) {
            case NONE -> "silent";
            case APPROVED -> "approves";
            case REJECTED -> "rejects";
        };
    }

    private static String inWords(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : Math.max(0, duration.toSeconds()) + " s";
    }
}
