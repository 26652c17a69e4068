package org.govchain.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.BlockRef;
import org.govchain.chain.Ceremony;
import org.govchain.chain.CeremonyStep;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.ConsortiumMember;
import org.govchain.chain.DeploymentExamination;
import org.govchain.chain.DeploymentRecord;
import org.govchain.cli.consortium.DeploymentText;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The founding: one account deploys the contracts, once, and hands them over to the members. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Deploy registry, anchor, status registry and consortium, and hand the registry over to the members.",
            "Run once, by anybody, with a new account that is used for nothing else. When it died, run it again with the",
            "same options: it goes on where it stopped. Then every member runs: govchain consortium verify"
        })
final class ConsortiumDeployCommand implements Callable<Integer> {

    @Option(
            names = "--founder",
            required = true,
            paramLabel = "ACCOUNT=NAME",
            description = "A first member, repeated for each: three or more, better four.")
    private List<String> founders = List.of();

    @Option(
            names = "--lifetime",
            paramLabel = "DURATION",
            defaultValue = "P30D",
            description = "How long a proposal may be voted on (default: ${DEFAULT-VALUE}).")
    private Duration lifetime = Duration.ofDays(30);

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write what was deployed (default: contracts.json).")
    private Path out = Path.of(ConsortiumOptions.DEFAULT_FILE);

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print what was deployed as JSON.")
    private boolean json;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private NodeOptions node = new NodeOptions();

    private final Context context;

    ConsortiumDeployCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Ceremony.Plan plan = plan();
        ChainAccount deployer = account.account(context);
        return node.with(context, chain -> deploy(chain, deployer, plan));
    }

    private int deploy(ChainConnection chain, ChainAccount deployer, Ceremony.Plan plan) {
        announce(chain, deployer, plan);
        if (!yes && !context.terminal().confirms("Found this consortium?")) {
            throw new Fault("nothing was deployed", "answer yes, or give --yes");
        }
        DeploymentRecord deployment = run(chain, deployer, plan);
        write(deployment);
        List<DeploymentExamination.Check> checks = new DeploymentExamination(chain, deployment).run();
        boolean holds = checks.stream().allMatch(DeploymentExamination.Check::holds);
        if (json) {
            context.terminal().line(new String(deployment.toJson(), java.nio.charset.StandardCharsets.UTF_8).strip());
        } else {
            DeploymentText.of(deployment).forEach(context.terminal()::line);
        }
        checks.stream()
                .flatMap(check -> check.difference().stream())
                .forEach(difference -> context.terminal().note("govchain: " + difference));
        context.terminal().hint("give " + out + " to every member, who runs: govchain consortium verify");
        return holds ? ExitCode.OK : ExitCode.INVALID;
    }

    private void announce(ChainConnection chain, ChainAccount deployer, Ceremony.Plan plan) {
        Terminal terminal = context.terminal();
        terminal.note("chain " + chain.chainId() + ", deployed by " + deployer.address() + ", proposals live for "
                + plan.lifetime());
        plan.founders()
                .forEach(founder ->
                        terminal.note("founder " + founder.account() + " " + ChangeWords.quoted(founder.name())));
        int members = plan.founders().size();
        terminal.note((members / 2 + 1) + " of " + members + " members must approve a change");
        if (members < 3) {
            terminal.note("with fewer than three members one lost key blocks every change for ever");
        }
    }

    private DeploymentRecord run(ChainConnection chain, ChainAccount deployer, Ceremony.Plan plan) {
        try {
            return new Ceremony(chain, deployer, plan).run(new Narration());
        } catch (IllegalStateException e) {
            throw new Fault(
                    String.valueOf(e.getMessage()), "take a new account: govchain consortium account --key FILE", e);
        }
    }

    /** A file of another founding is not written over: its addresses would be lost. */
    private void write(DeploymentRecord deployment) {
        Path file = context.resolve(out);
        byte[] content = deployment.toJson();
        if (Files.exists(file) && !Arrays.equals(UserFiles.read(file), content)) {
            throw new Fault(
                    file + " describes something else already", "name another file with --out and run it again");
        }
        UserFiles.write(file, content);
        context.terminal().note("wrote  " + out);
    }

    private Ceremony.Plan plan() {
        List<ConsortiumMember> members = new ArrayList<>();
        try {
            for (String founder : founders) {
                String[] accountAndName = founder.split("=", 2);
                members.add(new ConsortiumMember(
                        new AccountAddress(accountAndName[0].strip()),
                        accountAndName.length == 2 ? accountAndName[1].strip() : ""));
            }
            return new Ceremony.Plan(lifetime, members);
        } catch (IllegalArgumentException e) {
            throw new Fault(
                    "this is no founding: " + e.getMessage(),
                    "a founder is written --founder 0x…=\"Stadt Musterstadt\"",
                    e);
        }
    }

    /** Says what is done, as it is done. */
    private final class Narration implements Ceremony.Progress {

        @Override
        public void sent(CeremonyStep step) {
            // The block that contains it says enough.
        }

        @Override
        public void mined(CeremonyStep step, BlockRef block) {
            context.terminal()
                    .note("%d of %d  %s: block %d"
                            .formatted(step.nonce() + 1, CeremonyStep.values().length, step.words(), block.number()));
        }
    }
}
