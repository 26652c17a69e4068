package org.govchain.cli;

import org.govchain.chain.MembershipChange;
import org.govchain.chain.OfferRegistry;
import org.govchain.chain.ProposedCall;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes of the members, and handing everything to others. */
@SuppressWarnings("NullAway.Init") // required options, set by picocli
final class ProposedMembers {

    private ProposedMembers() {}

    @Command(name = "add-member", mixinStandardHelpOptions = true, description = "A new member.")
    static final class Add extends ProposedChange {

        @Option(names = "--account", required = true, paramLabel = "ADDRESS", description = "The member's account.")
        private String account;

        @Option(names = "--name", required = true, description = "What to call the member, for people.")
        private String name;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new MembershipChange.AddMember(address(account), name);
        }
    }

    @Command(
            name = "remove-member",
            mixinStandardHelpOptions = true,
            description = "A member leaves; two must be left. All other open proposals become void.")
    static final class Remove extends ProposedChange {

        @Option(names = "--account", required = true, paramLabel = "ADDRESS", description = "The member's account.")
        private String account;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new MembershipChange.RemoveMember(address(account));
        }
    }

    @Command(
            name = "replace-member",
            mixinStandardHelpOptions = true,
            description = "A member gets another account, after a key was lost or stolen.")
    static final class Replace extends ProposedChange {

        @Option(names = "--account", required = true, paramLabel = "ADDRESS", description = "The present account.")
        private String account;

        @Option(names = "--by", required = true, paramLabel = "ADDRESS", description = "The account from now on.")
        private String by;

        @Option(names = "--name", required = true, description = "What to call the member from now on.")
        private String name;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new MembershipChange.ReplaceMember(address(account), address(by), name);
        }
    }

    @Command(
            name = "offer-registry",
            mixinStandardHelpOptions = true,
            description = "Hand the registry to another consortium, which accepts it with: govchain consortium accept")
    static final class Offer extends ProposedChange {

        @Option(
                names = "--successor",
                required = true,
                paramLabel = "ADDRESS",
                description = "The other consortium's contract, made for the same registry.")
        private String successor;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new OfferRegistry(address(successor));
        }
    }
}
