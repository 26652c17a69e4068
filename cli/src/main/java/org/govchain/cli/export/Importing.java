package org.govchain.cli.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import tools.jackson.databind.JsonNode;

/**
 * Sends a received folder to a service, which judges every line before it takes it in. What is there already is left alone: an import
 * that was interrupted is repeated from its beginning.
 */
public final class Importing {

    private static final int PAGE_LINES = 100;
    private static final int PAGE_BYTES = 4 << 20;

    /** Whatever a later part is checked by comes before it. */
    private static final List<String> PARTS = List.of("keys", "status-lists", "credentials", "status-changes");

    private final ServiceClient service;
    private final ReceivedFolder folder;
    private final LongConsumer progress;
    private final List<Finding> findings = new ArrayList<>();
    private long lines;
    private long imported;
    private long present;
    private long files;

    /** @param progress is told how many lines were sent */
    public Importing(ServiceClient service, ReceivedFolder folder, LongConsumer progress) {
        this.service = service;
        this.folder = folder;
        this.progress = progress;
    }

    /** What is wrong with the folder, by itself and by the judgement of the service; nothing is taken in. */
    public List<Finding> check() throws ServiceUnreachable {
        List<Finding> own = new FolderCheck(folder).run();
        if (!own.isEmpty()) {
            return own;
        }
        for (String part : PARTS) {
            send(part, true);
        }
        return List.copyOf(findings);
    }

    /** Has everything taken in; answers what was refused, which after {@link #check} is nothing. */
    public List<Finding> run() throws ServiceUnreachable {
        for (String part : PARTS) {
            send(part, false);
        }
        return List.copyOf(findings);
    }

    /** What {@link #run} came to, in words. */
    public String summary() {
        return imported + " lines and " + files + " files; " + present + " lines were there already";
    }

    /** One page that is being filled: lines and where they come from. */
    private static final class Page {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final List<Long> numbers = new ArrayList<>();
        private final List<String> copies = new ArrayList<>();
        private final int before;

        Page(List<byte[]> before) {
            before.forEach(this::append);
            this.before = before.size();
        }

        void add(LineReader.Line line) {
            byte[] bytes = line.bytes().orElse(new byte[0]);
            append(bytes);
            numbers.add(line.number());
            copies.add(StrictJson.parseObject(bytes)
                    .flatMap(json -> StrictJson.text(json, "id"))
                    .orElse(""));
        }

        private void append(byte[] line) {
            body.writeBytes(line);
            body.write('\n');
        }

        boolean isFull() {
            return numbers.size() >= PAGE_LINES || body.size() >= PAGE_BYTES;
        }
    }

    private void send(String part, boolean check) throws ServiceUnreachable {
        List<byte[]> before = part.equals("credentials") ? statusLists() : List.of();
        for (ExportedFile file : folder.part(part)) {
            try (LineReader reader = folder.lines(file)) {
                Page page = new Page(before);
                for (Optional<LineReader.Line> next = reader.next(); next.isPresent(); next = reader.next()) {
                    page.add(next.get());
                    if (page.isFull()) {
                        send(part, file, page, check);
                        page = new Page(before);
                    }
                }
                if (!page.numbers.isEmpty()) {
                    send(part, file, page, check);
                }
            } catch (IOException e) {
                throw ReceivedFolder.unreadable(Path.of(file.name()), e);
            }
        }
    }

    /** The service needs the signed lists to judge by, also when nothing was taken in yet. */
    private List<byte[]> statusLists() {
        List<byte[]> lists = new ArrayList<>();
        for (ExportedFile file : folder.part("status-lists")) {
            try (LineReader reader = folder.lines(file)) {
                for (Optional<LineReader.Line> next = reader.next(); next.isPresent(); next = reader.next()) {
                    next.get().bytes().ifPresent(lists::add);
                }
            } catch (IOException e) {
                throw ReceivedFolder.unreadable(Path.of(file.name()), e);
            }
        }
        return lists;
    }

    private void send(String part, ExportedFile file, Page page, boolean check) throws ServiceUnreachable {
        Answer answer = service.postLines("api/import/" + part + "?check=" + check, page.body.toByteArray())
                .orRefuse();
        for (JsonNode result : answer.json().path("lines").values()) {
            int at = result.path("line").asInt() - page.before - 1;
            if (at < 0 || at >= page.numbers.size()) {
                throw new Fault("the service answers about lines that were not sent", "check that --service is right");
            }
            take(file.name(), page.numbers.get(at), page.copies.get(at), result);
        }
        lines += page.numbers.size();
        progress.accept(lines);
    }

    private void take(String file, long number, String copy, JsonNode result) throws ServiceUnreachable {
        switch (result.path("outcome").asString("")) {
            case "imported" -> imported++;
            case "present" -> present++;
            case "refused" ->
                findings.add(new Finding(
                        file,
                        number,
                        result.path("reason").asString("") + ": "
                                + result.path("detail").asString("")));
            default -> {}
        }
        for (JsonNode missing : result.path("missingFiles").values()) {
            upload(copy, missing.asString(""));
        }
    }

    private void upload(String copy, String name) throws ServiceUnreachable {
        Path file = Sha256Digest.parseHex(name)
                .flatMap(folder::attachment)
                .orElseThrow(() -> new Fault(
                        "the folder no longer has the file " + name, "do not change the folder while it is imported"));
        service.upload("api/import/attachments/" + copy + "/" + name, file).orRefuse();
        files++;
    }
}
