package org.govchain.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.govchain.cli.terminal.Colour;
import org.govchain.cli.terminal.Fault;
import org.govchain.cli.terminal.Terminal;
import org.govchain.jose.StrictJson;
import org.govchain.types.CredentialType;
import org.govchain.types.Mistake;
import org.govchain.types.TypeFile;
import org.govchain.types.Violation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Says in plain words what is wrong with a type file, before a service refuses it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Say what is wrong with files of credential types: where, what stands there, what should, how to mend it.",
            "With --claims, also whether those claims satisfy the type's schema.",
            "Exit code 0 when all is right, 3 when something is wrong, 1 when a file cannot be read."
        })
final class TypesCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Type files, <name>.json.")
    private List<Path> files = List.of();

    @Option(names = "--claims", paramLabel = "FILE", description = "Claims in JSON to try the type with.")
    private @Nullable Path claims;

    private final Context context;
    private final Terminal terminal;

    TypesCheckCommand(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    @Override
    public Integer call() {
        boolean right = true;
        for (Path file : files) {
            right &= check(file);
        }
        if (!right) {
            terminal.hint("each member is explained in docs/credential-types.md");
        }
        return right ? ExitCode.OK : ExitCode.INVALID;
    }

    private boolean check(Path file) {
        byte[] content = UserFiles.read(context.resolve(file));
        return switch (TypeFile.read(content, String.valueOf(file.getFileName()))) {
            case TypeFile.Result.Faulty(List<Mistake> mistakes) -> {
                terminal.line(file + ": " + (mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes"));
                mistakes.forEach(this::show);
                yield false;
            }
            case TypeFile.Result.Read(TypeFile read) -> {
                CredentialType type = read.type();
                terminal.line(file + ": right, " + type.label().de() + ", version " + type.version() + ", approval "
                        + type.approval().word());
                yield claims == null || satisfies(read, claims);
            }
        };
    }

    private void show(Mistake mistake) {
        terminal.line("  " + terminal.paint(Colour.BOLD, mistake.member().isEmpty() ? "the file" : mistake.member()));
        terminal.line("    found     " + mistake.found());
        terminal.line("    expected  " + mistake.expected());
        terminal.line("    mend      " + mistake.remedy());
    }

    private boolean satisfies(TypeFile type, Path file) {
        ObjectNode sample = StrictJson.parseObject(UserFiles.read(context.resolve(file)))
                .orElseThrow(
                        () -> new Fault(file + " holds no claims", "claims are one JSON object, each member once"));
        List<Violation> violations = type.violations(sample);
        terminal.line("  " + file + (violations.isEmpty() ? ": claims as the type wants them" : ":"));
        violations.forEach(violation -> terminal.line("    " + violation));
        return violations.isEmpty();
    }
}
