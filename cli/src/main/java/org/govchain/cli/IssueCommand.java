package org.govchain.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.govchain.cli.remote.Issuing;
import org.govchain.cli.remote.IssuingRequest;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Issues one credential for claims and any files, and fetches its forms. */
@Command(
        name = "issue",
        mixinStandardHelpOptions = true,
        description = "Issue a credential: certifies the claims and, by their hashes, any attached files.")
final class IssueCommand implements Runnable {

    @Option(names = "--type", required = true, description = "Credential type, for example liquor-licence.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String type;

    @Option(names = "--claims", required = true, paramLabel = "FILE", description = "JSON file with the claims.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private Path claims;

    @Option(names = "--attach", paramLabel = "FILE", arity = "1..*", description = "Files to certify with it.")
    private List<Path> attachments = new ArrayList<>();

    @Option(names = "--valid-from", paramLabel = "DATE", description = "First day of validity, for example 2026-08-01.")
    private @Nullable String validFrom;

    @Option(names = "--valid-until", paramLabel = "DATE", description = "Last day of validity.")
    private @Nullable String validUntil;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Wait until it is anchored, then write PDF, QR code and bundle there.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the service's answer as JSON.")
    private boolean json;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    IssueCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        IssuingRequest request = IssuingRequest.read(type, context.resolve(claims));
        request.validity(validFrom, validUntil);
        attachments.forEach(file -> request.attach(context.resolve(file)));
        try (ServiceClient client = options.authorised(context)) {
            Issuing issuing = new Issuing(client, context.random());
            JsonNode issued = issuing.issue(request);
            print(issued);
            if (out != null) {
                write(issuing, issued.path("id").asString(), context.resolve(out));
            }
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private void print(JsonNode issued) {
        if (json) {
            context.terminal().line(issued.toPrettyString());
            return;
        }
        context.terminal().line("issued " + issued.path("id").asString());
        context.terminal().line("status " + issued.path("status").asString());
        context.terminal().line("anchor " + issued.path("anchor").path("state").asString());
    }

    private void write(Issuing issuing, String id, Path directory) throws ServiceUnreachable {
        try (Progress _ = context.terminal().progress("waiting until " + id + " is anchored")) {
            issuing.awaitAnchored(id);
        }
        for (Issuing.Form form : Issuing.Form.values()) {
            Path file = directory.resolve(type + form.suffix());
            UserFiles.write(file, issuing.fetch(id, form));
            context.terminal().line("wrote  " + context.shown(file));
        }
    }
}
