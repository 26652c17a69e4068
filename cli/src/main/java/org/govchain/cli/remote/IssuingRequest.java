package org.govchain.cli.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.govchain.cli.terminal.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a clerk asks to be issued: a type, the claims from a file, a validity, files to certify. */
public final class IssuingRequest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode body;
    private final List<Path> files = new ArrayList<>();

    private IssuingRequest(ObjectNode body) {
        this.body = body;
    }

    /** Reads the claims. @throws Fault when the file is missing or no JSON object; its content is not repeated */
    public static IssuingRequest read(String type, Path claims) {
        try {
            JsonNode read = JSON.readTree(Files.readAllBytes(claims));
            if (!read.isObject()) {
                throw new Fault(claims + " holds no JSON object", "write the claims as { \"name\": value, … }");
            }
            ObjectNode body = JSON.createObjectNode().put("type", type);
            body.set("claims", read);
            return new IssuingRequest(body);
        } catch (NoSuchFileException e) {
            throw new Fault("there is no file " + claims, "check the path", e);
        } catch (IOException e) {
            throw new Fault(claims + " cannot be read", "check that it is a file and that you may read it", e);
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new Fault(claims + " is not valid JSON" + where, "correct the file; docs/samples holds examples");
        }
    }

    /** Sets the validity as ISO dates; what is absent is left to the type's rule. */
    public void validity(@Nullable String from, @Nullable String until) {
        Optional.ofNullable(from).ifPresent(date -> body.put("validFrom", date));
        Optional.ofNullable(until).ifPresent(date -> body.put("validUntil", date));
    }

    public void attach(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Fault("there is no file " + file, "check the path given to --attach");
        }
        files.add(file);
    }

    boolean hasFiles() {
        return !files.isEmpty();
    }

    String json() {
        return body.toString();
    }

    Multipart multipart(RandomGenerator random) {
        Multipart multipart = new Multipart(random);
        multipart.json("request", json());
        for (Path file : files) {
            try {
                String mediaType =
                        Optional.ofNullable(Files.probeContentType(file)).orElse("application/octet-stream");
                String name = String.valueOf(file.getFileName());
                multipart.file("attachment", name, mediaType, Files.readAllBytes(file));
            } catch (IOException e) {
                throw new Fault(file + " cannot be read", "check that you may read it", e);
            }
        }
        return multipart;
    }
}
