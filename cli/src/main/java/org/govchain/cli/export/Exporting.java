package org.govchain.cli.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.govchain.jose.JsonText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches an authority's data page by page into a folder; one page is in memory, whatever there is. */
public final class Exporting {

    /** Parts that come in pages, in this order: a change of status that happens meanwhile is in the later part. */
    private static final List<String> PAGED = List.of("credentials", "status-changes");

    private static final List<String> WHOLE = List.of("status-lists", "keys");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServiceClient service;
    private final ExportFolder folder;
    private final JsonNode summary;
    private final int pageSize;
    private long attachments;

    /**
     * Exports into a folder.
     *
     * @param summary what the service said that it will export
     * @param pageSize documents a page
     */
    public Exporting(ServiceClient service, ExportFolder folder, JsonNode summary, int pageSize) {
        this.service = service;
        this.folder = folder;
        this.summary = summary;
        this.pageSize = pageSize;
    }

    /** Fetches what is missing and ends with the manifest; answers the number of lines by part in words. */
    public String run(Instant now, LongConsumer progress) throws ServiceUnreachable {
        for (String part : PAGED) {
            pages(part, progress);
        }
        for (String part : WHOLE) {
            whole(part + ".ndjson", "api/export/" + part);
        }
        whole("trust-policy.json", "trust-policy");
        whole("checkpoint", "log/checkpoint");
        folder.finish(manifest(now));
        return lines("credentials") + " credentials, " + lines("status-changes") + " changes of status, " + attachments
                + " files";
    }

    private void pages(String part, LongConsumer progress) throws ServiceUnreachable {
        List<ExportedFile> done = folder.written(part);
        done.forEach(file -> {
            if (part.equals("credentials")) {
                countAttachments(file);
            }
        });
        long after = done.isEmpty() ? 0 : done.getLast().last();
        for (int number = done.size() + 1; ; number++) {
            byte[] page = service.get("api/export/" + part + "?after=" + after + "&limit=" + pageSize)
                    .orRefuse()
                    .body();
            if (page.length == 0) {
                return;
            }
            for (String line : new String(page, StandardCharsets.UTF_8).lines().toList()) {
                JsonNode read = JSON.readTree(line);
                after = read.required("place").asLong();
                fetchAttachments(read);
            }
            folder.add("%s/%06d.ndjson".formatted(part, number), page, after);
            progress.accept(lines("credentials"));
        }
    }

    private long lines(String part) {
        return folder.written(part).stream().mapToLong(ExportedFile::lines).sum();
    }

    private void whole(String name, String path) throws ServiceUnreachable {
        if (!folder.has(name)) {
            folder.add(name, service.get(path).orRefuse().body(), 0);
        }
    }

    private void fetchAttachments(JsonNode line) throws ServiceUnreachable {
        for (JsonNode file : line.path("attachments").values()) {
            if (file.path("stored").asBoolean()) {
                fetch(line.required("id").asString(), file.required("sha256").asString());
                attachments++;
            }
        }
    }

    /** The same file may be bound to many documents: it is one file here. */
    private void fetch(String copy, String hash) throws ServiceUnreachable {
        Path file = folder.place("attachments/" + hash);
        if (Files.exists(file)) {
            return;
        }
        Path temporary = file.resolveSibling(hash + ".tmp");
        service.download("api/export/attachments/" + copy + "/" + hash, temporary);
        try {
            if (!FileHash.of(temporary).toHex().equals(hash)) {
                throw new Fault("the file " + hash + " of " + copy + " has another hash", "see the service's log");
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Fault(file + " cannot be written", "check the folder and the space left", e);
        }
    }

    private void countAttachments(ExportedFile file) {
        try {
            for (String line : Files.readAllLines(folder.place(file.name()))) {
                for (JsonNode bound : JSON.readTree(line).path("attachments").values()) {
                    attachments += bound.path("stored").asBoolean() ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new Fault(file.name() + " cannot be read", "begin anew in another folder", e);
        }
    }

    private byte[] manifest(Instant now) {
        JsonText json = new JsonText(4096).raw("{");
        for (String member : List.of("format", "authority", "issuer", "name", "origin")) {
            json.member(member, summary.required(member).asString()).raw(",");
        }
        json.member("service", service.base().toString());
        json.raw(",").member("exportedAt", now.toString());
        json.raw(",\"counts\":{").member("credentials", lines("credentials"));
        json.raw(",").member("statusChanges", lines("status-changes"));
        json.raw(",").member("attachments", attachments);
        json.raw("},\"files\":[");
        List<ExportedFile> files = folder.written();
        for (int i = 0; i < files.size(); i++) {
            json.raw(i == 0 ? "" : ",").raw(files.get(i).toJson());
        }
        return json.raw("]}\n").toUtf8();
    }
}
