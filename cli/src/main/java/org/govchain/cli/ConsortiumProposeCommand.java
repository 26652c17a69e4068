package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.ConsortiumWriter;
import org.govchain.chain.ProposedCall;
import org.govchain.cli.consortium.PublicFiles;
import org.govchain.cli.consortium.RegistrationFile;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proposes one or several changes to the members: the names of changes follow the options, each with its own. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = true,
        description = {
            "Propose changes, written one after the other: they are executed together, in this order, all or none.",
            "Proposing is approving. The other members see what it does with: govchain consortium show NUMBER"
        },
        subcommands = {
            ProposedMembers.Add.class,
            ProposedMembers.Remove.class,
            ProposedMembers.Replace.class,
            ProposedMembers.Offer.class,
            ProposedAuthorities.Register.class,
            ProposedAuthorities.AddKey.class,
            ProposedAuthorities.RevokeKey.class,
            ProposedAuthorities.AllowType.class,
            ProposedAuthorities.DisallowType.class,
            ProposedAuthorities.Profile.class,
            ProposedLogs.Register.class,
            ProposedLogs.ReplaceAccount.class,
            ProposedLogs.Close.class,
            ProposedLogs.StatusList.class
        })
final class ConsortiumProposeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    @Option(
            names = "--registration",
            paramLabel = "FILE",
            description = "Changes that an installation needs, from: govchain registration --out FILE")
    private @Nullable Path registration;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private ConsortiumOptions options = new ConsortiumOptions();

    private final Context context;
    private final List<ProposedCall> calls = new ArrayList<>();
    private final Set<String> identifiers = new LinkedHashSet<>();

    ConsortiumProposeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (registration == null) {
            throw new ParameterException(spec.commandLine(), "say what to propose, such as: add-key; see --help");
        }
        RegistrationFile file =
                RegistrationCommand.read(UserFiles.read(context.resolve(registration)), registration.toString());
        if (file.calls().isEmpty()) {
            throw new Fault(registration + " asks for nothing", "the registry had all that was needed");
        }
        identifiers.add(registration.toString());
        calls.addAll(file.calls());
        return propose();
    }

    /** Takes the next change; the last one makes the proposal. */
    int take(ProposedCall call) {
        if (registration != null) {
            throw new ParameterException(
                    spec.commandLine(), "give a registration or changes: two proposals are easier to judge than one");
        }
        calls.add(call);
        int written = spec.commandLine().getParseResult().subcommands().size();
        return calls.size() < written ? ExitCode.OK : propose();
    }

    /** SHA-256 of a URI or origin. */
    Sha256Digest id(String identifier) {
        identifiers.add(identifier);
        return Sha256Digest.hash(identifier.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of the public key in a certificate or public key file. */
    Sha256Digest key(Path file) {
        identifiers.add(file.toString());
        return switch (PublicFiles.thumbprint(UserFiles.read(context.resolve(file)))) {
            case Parsed.Ok<Sha256Digest>(Sha256Digest thumbprint) -> thumbprint;
            case Parsed.Malformed<Sha256Digest>(String reason) ->
                throw new Fault(file + " cannot be used: " + reason, "give a certificate or public key, PEM or DER");
        };
    }

    /** SHA-256 of a file. */
    Sha256Digest digest(Path file) {
        identifiers.add(file.toString());
        return PublicFiles.digest(UserFiles.read(context.resolve(file)));
    }

    private int propose() {
        ChainAccount member = account.account(context);
        return options.with(context, governance -> {
            ChangeWords words = governance.words(governance.reader().state(), List.copyOf(identifiers));
            context.terminal().note("If the members approve:");
            calls.forEach(call -> context.terminal().note("  " + words.of(call)));
            governance
                    .refusal(calls.getFirst())
                    .ifPresent(reason -> context.terminal().note("as things are now it would be refused: " + reason));
            if (!yes && !context.terminal().confirms("Propose this, and approve it?")) {
                throw new Fault("nothing was proposed", "answer yes, or give --yes");
            }
            ConsortiumWriter writer = governance.writer(member);
            ConsortiumWriter.Made made = writer.propose(calls);
            context.terminal().note("proposed as #" + made.number() + ", id " + made.id());
            int exitCode = new VoteResult(context, governance, options).afterVote(writer, made.id(), true);
            context.terminal().hint("the others look with: govchain consortium show " + made.number() + known());
            return exitCode;
        });
    }

    private String known() {
        return identifiers.stream().map(text -> " --known " + text).collect(Collectors.joining());
    }
}
