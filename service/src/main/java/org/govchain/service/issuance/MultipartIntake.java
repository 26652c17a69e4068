package org.govchain.service.issuance;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.govchain.credential.DocumentId;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.Attachments;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a multipart request as a stream: files go to the encrypted storage as they arrive, never to a temporary file. */
@Component
public class MultipartIntake {

    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int MOST_FILES = 256;
    private static final int LONGEST_NAME = 255;

    /** What came of it. */
    public sealed interface Result {
        /** The request, its files stored; whoever does not issue it drops it. */
        record Taken(IssueRequest request, Sha256Digest requestHash) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    private final Attachments attachments;
    private final JdbcClient jdbc;
    private final SecureRandom random;

    MultipartIntake(Attachments attachments, JdbcClient jdbc, SecureRandom random) {
        this.attachments = attachments;
        this.jdbc = jdbc;
        this.random = random;
    }

    /** A request for a new document. */
    public Result take(AuthorityId authority, HttpServletRequest http) throws IOException {
        return take(authority, DocumentId.random(random), http);
    }

    /** A request for a document that has its id already. */
    public Result take(AuthorityId authority, DocumentId document, HttpServletRequest http) throws IOException {
        Parts parts = new Parts(authority, document);
        boolean taken = false;
        try {
            FileItemIterator items = new FileUpload().getItemIterator(new ServletRequestContext(http));
            Optional<Refusal> refusal = Optional.empty();
            while (refusal.isEmpty() && items.hasNext()) {
                refusal = parts.accept(items.next());
            }
            Result result = refusal.<Result>map(Result.Refused::new).orElseGet(parts::finish);
            taken = result instanceof Result.Taken;
            return result;
        } catch (FileUploadException e) {
            return new Result.Refused(malformed("the body is not multipart/form-data as its header says"));
        } finally {
            if (!taken) {
                parts.files.forEach(file -> attachments.delete(String.valueOf(file.storageKey())));
            }
        }
    }

    /** Forgets the files of a request that was not issued. */
    public void drop(Result.Taken taken) {
        taken.request().attachments().forEach(file -> attachments.delete(String.valueOf(file.storageKey())));
    }

    /** Forgets the files of a repeated request: the first one stored its own. */
    public void dropUnused(Result.Taken taken) {
        for (IssueRequest.Attachment file : taken.request().attachments()) {
            boolean used = jdbc.sql("select exists (select from stored_file where storage_key = ?)")
                    .param(file.storageKey())
                    .query(Boolean.class)
                    .single();
            if (!used) {
                attachments.delete(String.valueOf(file.storageKey()));
            }
        }
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(RefusalCode.MALFORMED_REQUEST, detail);
    }

    private static Refusal mismatch(String detail) {
        return Refusal.of(RefusalCode.ATTACHMENTS_INVALID, detail);
    }

    /** The parts read so far. */
    private final class Parts {
        private final AuthorityId authority;
        private final DocumentId document;
        private final List<IssueRequest.Attachment> files = new ArrayList<>();
        private byte @Nullable [] json;

        Parts(AuthorityId authority, DocumentId document) {
            this.authority = authority;
            this.document = document;
        }

        Optional<Refusal> accept(FileItemStream part) throws IOException {
            try (InputStream in = part.openStream()) {
                return switch (String.valueOf(part.getFieldName())) {
                    case "request" -> acceptRequest(in);
                    case "attachment" -> acceptFile(part, in);
                    default -> Optional.of(malformed("parts are named \"request\" and \"attachment\""));
                };
            }
        }

        private Optional<Refusal> acceptRequest(InputStream in) throws IOException {
            if (json != null) {
                return Optional.of(malformed("there is one part \"request\""));
            }
            json = in.readNBytes(LARGEST_REQUEST + 1);
            return json.length > LARGEST_REQUEST
                    ? Optional.of(Refusal.of(RefusalCode.TOO_LARGE, "the part \"request\" has at most 1 MiB"))
                    : Optional.empty();
        }

        private Optional<Refusal> acceptFile(FileItemStream part, InputStream in) throws IOException {
            String name = baseName(String.valueOf(part.getName()));
            if (files.size() == MOST_FILES || name.isBlank() || name.length() > LONGEST_NAME) {
                return Optional.of(mismatch("at most 256 files, each with a name of 1 to 255 characters"));
            }
            Optional<Attachments.Stored> stored = attachments.store(authority, document.value(), in);
            if (stored.isEmpty()) {
                return Optional.of(
                        Refusal.of(RefusalCode.TOO_LARGE, "a file is larger than this installation accepts"));
            }
            String mediaType = part.getContentType() == null ? "application/octet-stream" : part.getContentType();
            files.add(new IssueRequest.Attachment(
                    name,
                    mediaType,
                    stored.get().sha256(),
                    stored.get().size(),
                    stored.get().storageKey()));
            return Optional.empty();
        }

        Result finish() {
            byte[] text = json;
            if (text == null) {
                return new Result.Refused(malformed("the part \"request\" is missing"));
            }
            return switch (IssueRequestReader.single(text)) {
                case IssueRequestReader.Result.Refused no -> new Result.Refused(no.refusal());
                case IssueRequestReader.Result.Read read -> bind(read.requests().getFirst(), text);
            };
        }

        /** Where the request announces hashes, the files must be exactly those, in that order. */
        private Result bind(IssueRequest request, byte[] text) {
            Set<Sha256Digest> sent = new HashSet<>();
            if (!files.stream().allMatch(file -> sent.add(file.sha256()))) {
                return new Result.Refused(mismatch("the same file was sent twice"));
            }
            List<Sha256Digest> announced = hashes(request.attachments());
            if (!announced.isEmpty() && !announced.equals(hashes(files))) {
                return new Result.Refused(mismatch("the files are not those that the request names, in its order"));
            }
            Sha256Digest hash = Sha256Digest.hash(
                    text, new byte[1], hashes(files).toString().getBytes(StandardCharsets.UTF_8));
            return new Result.Taken(request.withFiles(document, files), hash);
        }

        private static List<Sha256Digest> hashes(List<IssueRequest.Attachment> files) {
            return files.stream().map(IssueRequest.Attachment::sha256).toList();
        }

        /** Some browsers send a path. */
        private static String baseName(String name) {
            return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        }
    }
}
