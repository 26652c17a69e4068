package org.govchain.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.govchain.cli.doctor.ChainExamination;
import org.govchain.cli.doctor.Finding;
import org.govchain.cli.doctor.KeyExamination;
import org.govchain.cli.doctor.ServiceExamination;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Progress;
import org.govchain.cli.terminal.Terminal;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.TrustPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Examines an installation: what is wrong, and how to mend it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Examine service, database, chain, keys, clock and trust policy: what is wrong and how to mend it.",
            "Exit code 0 when nothing is wrong, 1 when something is."
        })
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private ChainOptions chain = new ChainOptions();

    private final Context context;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Finding> findings = examine();
        findings.forEach(this::print);
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.ILL)
                ? ExitCode.FAULT
                : ExitCode.OK;
    }

    private List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        Optional<TrustPolicy> policy = policy(findings);
        try (ServiceClient client = new ServiceClient(options.service(context), Optional.empty());
                Progress _ = context.terminal().progress("examining")) {
            ServiceExamination service = new ServiceExamination(client);
            findings.addAll(service.run(policy));
            policy.ifPresent(known -> {
                findings.addAll(new KeyExamination(context.clock().instant()).registered(known));
                chain.nodes(context)
                        .forEach(node -> findings.addAll(
                                new ChainExamination(node, context.clock().instant())
                                        .run(known, service.checkpoint())));
            });
        }
        findings.addAll(KeyExamination.files(context.home()));
        return findings;
    }

    private Optional<TrustPolicy> policy(List<Finding> findings) {
        Optional<PolicyReading> reading = trust.reading(context);
        if (reading.isEmpty()) {
            findings.add(new Finding(
                    Finding.Level.ILL,
                    "trust",
                    "there is no trust policy, so chain and keys were not examined",
                    "make one with: govchain trust export --out .govchain/trust.json"));
            return Optional.empty();
        }
        return switch (reading.get()) {
            case PolicyReading.Read(TrustPolicy policy) -> Optional.of(policy);
            case PolicyReading.Refused refused -> {
                findings.add(new Finding(
                        Finding.Level.ILL,
                        "trust",
                        "the trust policy is refused: " + refused.reason().english(),
                        refused.reason().nextStepEnglish()));
                yield Optional.empty();
            }
        };
    }

    private void print(Finding finding) {
        Terminal terminal = context.terminal();
        String mark = switch (finding.level()) {
            case WELL -> terminal.paint(Colour.GREEN, "well ");
            case WATCH -> terminal.paint(Colour.YELLOW, "watch");
            case ILL -> terminal.paint(Colour.RED, "ill  ");
        };
        terminal.line(mark + "  %-9s %s".formatted(finding.subject(), finding.what()));
        if (!finding.mend().isEmpty()) {
            terminal.line("       -> " + finding.mend());
        }
    }
}
