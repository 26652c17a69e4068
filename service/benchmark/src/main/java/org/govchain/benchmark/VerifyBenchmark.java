package org.govchain.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.govchain.verify.Check;
import org.govchain.verify.Evidence;
import org.govchain.verify.Outcome;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.Presentation;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.govchain.verify.VerificationReport;
import org.govchain.verify.Verifier;
import org.govchain.verify.VerifierCache;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds from the JSON of a bundle to the report, without network; a different bundle each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "--enable-native-access=ALL-UNNAMED"})
public class VerifyBenchmark {

    private static final int BUNDLES = 64;

    private List<byte[]> bundles = List.of();
    private byte[] policy = new byte[0];
    private Verifier forgetful = Verifier.withoutPolicy();
    private Verifier remembering = forgetful;
    private Verifier forgetfulOfSeals = forgetful;
    private Verifier rememberingSeals = forgetful;
    private int next;

    @Setup
    public void issue() {
        Licences licences = new Licences();
        policy = licences.policy();
        bundles = licences.bundles(BUNDLES);
        PolicyReading read = TrustPolicy.parse(policy);
        forgetful = Verifier.with(read);
        remembering = Verifier.with(read).remembering(new VerifierCache(1_000));
        PolicyReading withValidators = TrustPolicy.parse(licences.policyWithValidators());
        forgetfulOfSeals = Verifier.with(withValidators);
        rememberingSeals = Verifier.with(withValidators).remembering(new VerifierCache(1_000));
        assertConsortiumPassed(verifyAgain(forgetfulOfSeals));
        assertConsortiumPassed(verifyAgain(rememberingSeals));
        for (int i = 0; i < BUNDLES; i++) {
            VerificationReport report = judge(forgetful);
            if (report.verdict() != Verdict.VALID || !report.equals(verifyAgain(remembering))) {
                throw new IllegalStateException("only a valid bundle is worth measuring: " + report.toJson());
            }
        }
    }

    /** Nothing at hand: policy with 50 authorities read and its journal replayed, then the bundle. */
    @Benchmark
    public VerificationReport policyAndBundle() {
        return judge(Verifier.with(TrustPolicy.parse(policy)));
    }

    /** The policy was read before, nothing else is remembered: two P-256 signatures, one of the status list, one Ed25519. */
    @Benchmark
    public VerificationReport bundle() {
        return judge(forgetful);
    }

    /** Checkpoint and status list were seen before, as by whoever checks many documents. */
    @Benchmark
    public VerificationReport bundleWithCache() {
        return judge(remembering);
    }

    /** As {@link #bundle}, and the consortium's seal: three commit seals of four validators and the proof of the receipt. */
    @Benchmark
    public VerificationReport bundleAndConsortiumSeal() {
        return judge(forgetfulOfSeals);
    }

    /** The same when the checkpoint, its seal and the status list were seen before. */
    @Benchmark
    public VerificationReport bundleAndConsortiumSealWithCache() {
        return judge(rememberingSeals);
    }

    private static void assertConsortiumPassed(VerificationReport report) {
        if (report.verdict() != Verdict.VALID
                || !report.outcome(Check.CONSORTIUM).equals(Outcome.passed())) {
            throw new IllegalStateException("the consortium's seal has to be judged: " + report.toJson());
        }
    }

    private VerificationReport judge(Verifier verifier) {
        next = (next + 1) % BUNDLES;
        return verifyAgain(verifier);
    }

    private VerificationReport verifyAgain(Verifier verifier) {
        return verifier.verify(Presentation.bundle(bundles.get(next)), Evidence.none(), Licences.NOW);
    }
}
