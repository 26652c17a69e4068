package org.govchain.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.govchain.cli.terminal.Fault;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.TrustPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which trust policy to judge by. */
final class TrustOptions {

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "The trust policy (default: GOVCHAIN_TRUST, ./.govchain/trust.json, the embedded default's).")
    private @Nullable Path trust;

    /** The file that counts. A file that was named must exist; only the default places may be empty. */
    Optional<Path> file(Context context) {
        Optional<Path> named = Optional.ofNullable(trust)
                .or(() -> context.variable("GOVCHAIN_TRUST").map(Path::of))
                .map(context::resolve);
        if (named.isPresent()) {
            return named;
        }
        return Stream.of(
                        context.resolve(Path.of(".govchain", "trust.json")),
                        context.home().resolve("trust.json"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The policy as read, perhaps refused; empty when there is none. */
    Optional<PolicyReading> reading(Context context) {
        return file(context).map(UserFiles::read).map(TrustPolicy::parse);
    }

    /** The policy for commands that cannot do without. @throws Fault when there is none or it is refused */
    TrustPolicy required(Context context) {
        PolicyReading reading = reading(context)
                .orElseThrow(
                        () -> new Fault(
                                "no trust policy was found",
                                "name one with --trust FILE, or make one with: govchain trust export --out .govchain/trust.json"));
        return switch (reading) {
            case PolicyReading.Read(TrustPolicy policy) -> policy;
            case PolicyReading.Refused refused ->
                throw new Fault(
                        "the trust policy is refused: " + refused.reason().english(),
                        refused.reason().nextStepEnglish());
        };
    }
}
