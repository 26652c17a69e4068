package org.govchain.cli;

import java.util.Optional;
import org.govchain.chain.ProposedCall;
import org.govchain.chain.RegistryChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes of who may write which log and announce which status list. */
@SuppressWarnings("NullAway.Init") // required options, set by picocli
final class ProposedLogs {

    private ProposedLogs() {}

    /** A change that concerns a log. */
    abstract static class OfLog extends ProposedChange {

        @Option(
                names = "--log",
                required = true,
                paramLabel = "ORIGIN",
                description = "The log's origin, such as musterstadt.example/log/2026.")
        String log;
    }

    @Command(name = "register-log", mixinStandardHelpOptions = true, description = "A new log and who anchors it.")
    static final class Register extends OfLog {

        @Option(
                names = "--account",
                required = true,
                paramLabel = "ADDRESS",
                description = "The only account whose checkpoints count.")
        private String account;

        @Option(
                names = "--max-growth",
                required = true,
                paramLabel = "ENTRIES",
                description = "By how many entries one checkpoint may exceed the last.")
        private long maxGrowth;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new RegistryChange.RegisterLog(
                    proposal.id(log), address(account), notNegative(maxGrowth, "--max-growth"));
        }
    }

    @Command(
            name = "replace-log-account",
            mixinStandardHelpOptions = true,
            description = "Another account anchors the log, such as after a theft.")
    static final class ReplaceAccount extends OfLog {

        @Option(names = "--account", required = true, paramLabel = "ADDRESS", description = "The account from now on.")
        private String account;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new RegistryChange.ReplaceLogAccount(proposal.id(log), address(account));
        }
    }

    @Command(name = "close-log", mixinStandardHelpOptions = true, description = "The end of a log, for good.")
    static final class Close extends OfLog {

        @Option(
                names = "--size",
                required = true,
                paramLabel = "ENTRIES",
                description = "Its final size: that of the last anchored checkpoint, see: govchain log status")
        private long size;

        @Option(names = "--successor", paramLabel = "ORIGIN", description = "The log that continues it.")
        private @Nullable String successor;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new RegistryChange.CloseLog(
                    proposal.id(log),
                    notNegative(size, "--size"),
                    Optional.ofNullable(successor).map(proposal::id));
        }
    }

    @Command(
            name = "register-status-list",
            mixinStandardHelpOptions = true,
            description =
                    "A status list of an authority and the log that announces it; or its move to that log's successor.")
    static final class StatusList extends OfLog {

        @Option(names = "--list", required = true, paramLabel = "URI", description = "The status list's URI.")
        private String list;

        @Option(names = "--authority", required = true, paramLabel = "URI", description = "Whose list it is (iss).")
        private String authority;

        @Override
        ProposedCall change(ConsortiumProposeCommand proposal) {
            return new RegistryChange.RegisterStatusList(proposal.id(list), proposal.id(authority), proposal.id(log));
        }
    }
}
