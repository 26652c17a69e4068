package org.govchain.service.types;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.JsonText;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.agreements.Agreement;
import org.govchain.service.agreements.Agreements;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.web.Caller;
import org.govchain.service.web.Problems;
import org.govchain.types.CredentialType;
import org.govchain.types.Mistake;
import org.govchain.types.TypeFile;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Types over HTTP for those who issue from them and those who write them; docs/credential-types.md shows both. */
@RestController
class TypesController {

    private static final String PATH = "/api/types";

    private final CredentialTypes types;
    private final TypeStore store;
    private final TypeEdits edits;
    private final TypeApproval approval;
    private final Agreements agreements;

    TypesController(
            CredentialTypes types, TypeStore store, TypeEdits edits, TypeApproval approval, Agreements agreements) {
        this.types = types;
        this.store = store;
        this.edits = edits;
        this.approval = approval;
        this.agreements = agreements;
    }

    /** The types open to the authority: {@code {"items": [{"name", "version", "label", "approval", "shared", "id", "links"}]}}. */
    @GetMapping(PATH)
    ResponseEntity<Object> list(Caller caller) {
        JsonText json = new JsonText(1024).raw("{\"items\":[");
        String separator = "";
        for (CredentialType type : types.all()) {
            Optional<TypeVersion> version = open(caller, type.name());
            if (version.isPresent()) {
                item(json.raw(separator), version.get());
                separator = ",";
            }
        }
        return json(200, json.raw("]}").toUtf8());
    }

    /**
     * The type's file, exactly as it was written.
     *
     * @param version another one than the one that holds
     * @param proposed SHA-256 of a file that waits for a second person, in hexadecimal digits
     */
    @GetMapping(PATH + "/{name}")
    ResponseEntity<Object> file(
            Caller caller,
            @PathVariable String name,
            @RequestParam(required = false) Optional<Integer> version,
            @RequestParam(required = false) Optional<String> proposed) {
        if (proposed.isPresent()) {
            return Sha256Digest.parseHex(proposed.get())
                    .flatMap(digest -> store.proposal(new AuthorityId(caller.authority()), name, digest))
                    .map(proposal -> json(200, proposal.file().bytes()))
                    .orElseGet(Problems::notFound);
        }
        return open(caller, name)
                .flatMap(current -> version.isEmpty()
                        ? Optional.of(current)
                        : Optional.ofNullable(types.versions(name).get(version.get())))
                .map(found -> json(200, found.file().bytes()))
                .orElseGet(Problems::notFound);
    }

    /** Adds a type, or gives it its next version; a change of the approval rule waits (202) until a second person confirms it. */
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @PutMapping(PATH + "/{name}")
    ResponseEntity<Object> put(Caller caller, @PathVariable String name, HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(TypeFile.MOST_BYTES + 1);
        return switch (TypeFile.read(body, name + ".json")) {
            case TypeFile.Result.Faulty(List<Mistake> mistakes) ->
                Problems.answer(new Refusal(
                        RefusalCode.TYPE_INVALID,
                        "the file is no credential type",
                        mistakes.stream().map(Mistake::toString).toList()));
            case TypeFile.Result.Read(TypeFile file) -> answer(caller, edits.put(caller, file));
        };
    }

    private ResponseEntity<Object> answer(Caller caller, TypeEdits.Result result) {
        return switch (result) {
            case TypeEdits.Result.Refused no -> Problems.answer(no.refusal());
            case TypeEdits.Result.InForce(CredentialType type, boolean isNew) ->
                json(
                        isNew && type.version() == 1 ? 201 : 200,
                        item(new JsonText(256), types.current(type.name()).orElseThrow())
                                .toUtf8());
            case TypeEdits.Result.NeedsTwo(TypeFile file) -> propose(caller, file);
        };
    }

    private ResponseEntity<Object> propose(Caller caller, TypeFile file) {
        return switch (agreements.propose(TypeApproval.KIND, caller, approval.payload(file))) {
            case Agreements.Result.Refused no -> Problems.answer(no.refusal());
            case Agreements.Result.Done(Agreement agreement) ->
                json(
                        202,
                        new JsonText(256)
                                .raw("{")
                                .member("state", "waits-for-a-second-person")
                                .raw(",\"links\":{")
                                .member("agreement", "/api/agreements/" + agreement.id())
                                .raw(",")
                                .member(
                                        "file",
                                        PATH + "/" + file.type().name() + "?proposed="
                                                + file.digest().toHex())
                                .raw("}}")
                                .toUtf8());
        };
    }

    private Optional<TypeVersion> open(Caller caller, String name) {
        return types.current(name).filter(version -> version.isOpenTo(new AuthorityId(caller.authority())));
    }

    private JsonText item(JsonText json, TypeVersion version) {
        CredentialType type = version.type();
        json.raw("{").member("name", type.name()).raw(",").member("version", type.version());
        json.raw(",\"label\":{").member("de", type.label().de()).raw(",");
        json.member("en", type.label().en()).raw("},");
        json.member("approval", type.approval().word());
        json.raw(",\"shared\":").value(version.owner().isEmpty());
        json.raw(",").member("since", version.since().toString());
        json.raw(",").member("id", types.idOf(type).uri());
        return json.raw(",\"links\":{").member("self", PATH + "/" + type.name()).raw("}}");
    }

    private static ResponseEntity<Object> json(int status, byte[] body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
