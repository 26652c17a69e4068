package org.govchain.cli;

import java.util.concurrent.Callable;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.ProposedCall;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** One change as it is written behind {@code consortium propose}. picocli makes a new one for each time it is written. */
abstract class ProposedChange implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private ConsortiumProposeCommand proposal;

    /** The change that the options describe; identifiers and files are read through the proposal, which remembers them. */
    abstract ProposedCall change(ConsortiumProposeCommand proposal);

    @Override
    public final Integer call() {
        return proposal.take(change(proposal));
    }

    AccountAddress address(String text) {
        try {
            return new AccountAddress(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), text + " is no account: 0x and 40 hexadecimal digits", e);
        }
    }

    long notNegative(long number, String option) {
        if (number < 0) {
            throw new ParameterException(spec.commandLine(), option + " is not negative");
        }
        return number;
    }
}
