package org.govchain.cli;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.ChainUnavailable;
import org.govchain.chain.JournalChange;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.ValidatorReader;
import org.govchain.cli.evidence.Nodes;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.govchain.crypto.CryptoProviders;
import org.govchain.log.Parsed;
import org.govchain.verify.PolicyContent;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.RegistryJournal;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.ValidatorSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The trust policy: what a verifier knows before it sees a document. */
@Command(name = "trust", mixinStandardHelpOptions = true, description = "Make and explain trust policies.")
final class TrustCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
    private CommandSpec spec;

    private final Context context;

    TrustCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: trust export or trust show");
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Say in plain words what a trust policy trusts.")
    void show(@Mixin TrustOptions trust) {
        TrustPolicy policy = trust.required(context);
        trust.file(context).ifPresent(file -> context.terminal().line("File " + file));
        policy.explain().forEach(context.terminal()::line);
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Make a trust policy from a service and a node: the service names contracts and keys, the node the",
                "registry journal, which must name those keys, and the validators. Compare the digest with somebody you trust."
            })
    void export(
            @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: standard output).")
                    @Nullable
                    Path out,
            @Option(
                            names = "--from",
                            paramLabel = "FILE",
                            description = "Bring this policy up to date instead of asking a service.")
                    @Nullable
                    Path from,
            @Option(
                            names = "--timestamp-authorities",
                            paramLabel = "FILE",
                            description = {
                                "Whose timestamps in PDF files count: a PEM file with certificates of timestamping authorities, or of",
                                "those who issue them theirs. Without it those of the policy stay; an empty file names none."
                            })
                    @Nullable
                    Path timestampAuthorities,
            @Mixin ServiceOptions service,
            @Mixin ChainOptions chain) {
        byte[] offered = from == null ? offered(service) : UserFiles.read(context.resolve(from));
        PolicyContent content = accepted(offered, "the policy to start from").content();
        List<X509Certificate> authorities = timestampAuthorities == null
                ? content.timestampAuthorities()
                : certificates(context.resolve(timestampAuthorities));
        byte[] json = current(content, authorities, chain).toJson();
        TrustPolicy made = accepted(json, "the policy that was made");
        if (out == null) {
            context.terminal().line(new String(json, StandardCharsets.UTF_8).strip());
        } else {
            UserFiles.write(context.resolve(out), json);
            context.terminal().line("wrote  " + out);
        }
        context.terminal().note("digest " + made.digest());
        context.terminal()
                .hint(
                        "read the digest to somebody who runs a node, and compare; then: govchain trust show --trust FILE");
    }

    private static List<X509Certificate> certificates(Path pem) {
        try {
            return CertificateFactory.getInstance("X.509", CryptoProviders.bouncyCastle())
                    .generateCertificates(new ByteArrayInputStream(UserFiles.read(pem)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new Fault(pem + " cannot be read as certificates", "give a PEM file with X.509 certificates", e);
        }
    }

    private byte[] offered(ServiceOptions options) {
        try (ServiceClient service = new ServiceClient(options.service(context), Optional.empty())) {
            return service.get("trust-policy").orRefuse().body();
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    /** The same policy with journal and validators as the node has them now. */
    private PolicyContent current(
            PolicyContent content, List<X509Certificate> timestampAuthorities, ChainOptions options) {
        try (ChainConnection chain = ChainConnection.open(options.nodes(context).getFirst())) {
            if (chain.chainId() != content.chainId()) {
                throw new Fault(
                        "the node works on chain " + chain.chainId() + ", the policy on chain " + content.chainId(),
                        "name a node of the right network with --rpc URL");
            }
            var read = new RegistryReader(chain, Nodes.contracts(content.contracts())).journal();
            var changes = read.changes().stream().map(JournalChange::bytes).toList();
            if (!(RegistryJournal.replay(changes) instanceof Parsed.Ok<RegistryJournal>(RegistryJournal journal))) {
                throw new Fault("the registry's journal cannot be read", "is the contract of another version?");
            }
            List<ValidatorSet> validators = new ValidatorReader(chain).sets();
            boolean changed = !journal.head().equals(content.journal().head())
                    || !validators.equals(content.validatorSets())
                    || !timestampAuthorities.equals(content.timestampAuthorities());
            return new PolicyContent(
                    changed ? content.version() + 1 : content.version(),
                    context.clock().instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                    content.chainId(),
                    content.contracts(),
                    validators,
                    content.logs(),
                    journal,
                    content.keys(),
                    content.profiles(),
                    content.maxStatusAge(),
                    content.maxHeadAge(),
                    timestampAuthorities);
        } catch (ChainUnavailable e) {
            throw new Fault("the chain gives no answer: " + e.getMessage(), "name a node that runs with --rpc URL", e);
        }
    }

    private static TrustPolicy accepted(byte[] json, String what) {
        return switch (TrustPolicy.parse(json)) {
            case PolicyReading.Read(TrustPolicy policy) -> policy;
            case PolicyReading.Refused refused ->
                throw new Fault(
                        what + " is refused: " + refused.reason().english() + " " + refused.detail(),
                        refused.reason().nextStepEnglish());
        };
    }
}
