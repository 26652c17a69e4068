package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.govchain.chain.ChangeWords;
import org.govchain.chain.ProposedCall;
import org.govchain.cli.consortium.RegistrationFile;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.govchain.log.Parsed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an installation needs in the registry before it can issue. */
@Command(
        name = "registration",
        mixinStandardHelpOptions = true,
        description = {
            "Show what the registry lacks for this installation to issue: authority, keys, types, log, status lists.",
            "Written to a file, a member proposes it with: govchain consortium propose --registration FILE",
            "Exit code 0 when nothing is missing, 3 when something is."
        })
final class RegistrationCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it for the members.")
    private @Nullable Path out;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    RegistrationCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (ServiceClient service = options.authorisedAs(context, "operator")) {
            String json = service.get("api/registration").orRefuse().json().toPrettyString();
            return show(json.getBytes(StandardCharsets.UTF_8), service.base().toString());
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private int show(byte[] content, String service) {
        RegistrationFile file = read(content, service);
        if (file.calls().isEmpty()) {
            context.terminal().line("the registry has all that " + service + " needs");
            return ExitCode.OK;
        }
        String name = out == null ? service : out.toString();
        ChangeWords words = new ChangeWords();
        file.tell(words, name);
        context.terminal().line("the registry lacks, for " + service + ":");
        for (ProposedCall call : file.calls()) {
            context.terminal().line("  " + words.of(call));
        }
        if (out == null) {
            context.terminal().hint("write it for the members: govchain registration --out registration.json");
        } else {
            UserFiles.write(context.resolve(out), content);
            context.terminal().hint("a member proposes it: govchain consortium propose --registration " + out);
        }
        return ExitCode.INVALID;
    }

    /** A registration file, or what is wrong with it. */
    static RegistrationFile read(byte[] content, String name) {
        return switch (RegistrationFile.parse(content)) {
            case Parsed.Ok<RegistrationFile>(RegistrationFile file) -> file;
            case Parsed.Malformed<RegistrationFile>(String reason) ->
                throw new Fault(
                        name + " is no registration: " + reason, "make one with: govchain registration --out FILE");
        };
    }
}
