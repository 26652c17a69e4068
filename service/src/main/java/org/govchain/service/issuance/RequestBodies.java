package org.govchain.service.issuance;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * The bodies of requests that issue or change a status, for the OpenAPI document. The controllers read the exact bytes themselves
 * (idempotency is about bytes), so no parameter of theirs tells what a body looks like.
 */
@Component
final class RequestBodies implements OpenApiCustomizer {

    private static final String JSON = "application/json";

    private static final Map<String, Object> CLAIMS = Map.of("fileNumber", "32-11-0815/2026");
    private static final Map<String, Object> ATTACHMENT = ordered(
            "name", "grundriss.svg",
            "mediaType", "image/svg+xml",
            "sha256", "40d3c8a923f9c0feae4bbbf66ba2f31e4f55039426fab4989d132185e655877c");
    private static final Map<String, Object> ISSUE = ordered(
            "type", "liquor-licence",
            "claims", CLAIMS,
            "validFrom", "2026-03-02",
            "validUntil", "2027-03-01",
            "attachments", List.of(ATTACHMENT));
    private static final Map<String, Object> BATCH =
            ordered("type", "liquor-licence", "items", List.of(ordered("claims", CLAIMS, "validFrom", "2026-03-02")));
    private static final Map<String, Object> CHANGE = ordered(
            "code", "other",
            "reason", "§ 15 Abs. 2 GastG",
            "effective", "2026-03-02T00:00:00Z");

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents()
                .addSchemas("Attachment", attachment())
                .addSchemas("Item", item())
                .addSchemas("IssueRequest", issue())
                .addSchemas("BatchRequest", batch())
                .addSchemas("StatusChangeRequest", change());
        post(api, "/api/credentials", json("IssueRequest", ISSUE).addMediaType("multipart/form-data", multipart()));
        post(
                api,
                "/api/credentials/{id}/amend",
                json("IssueRequest", ISSUE).addMediaType("multipart/form-data", multipart()));
        post(api, "/api/credentials/batch", json("BatchRequest", BATCH));
        for (String change : List.of("revoke", "suspend", "reinstate")) {
            post(api, "/api/credentials/{id}/" + change, json("StatusChangeRequest", CHANGE));
        }
    }

    private static void post(OpenAPI api, String path, Content content) {
        Objects.requireNonNull(api.getPaths().get(path), path)
                .getPost()
                .setRequestBody(new RequestBody().required(true).content(content));
    }

    private static Content json(String schema, Map<String, Object> example) {
        return new Content()
                .addMediaType(JSON, new MediaType().schema(reference(schema)).example(example));
    }

    private static MediaType multipart() {
        Schema<?> form = object("request")
                .addProperty("request", reference("IssueRequest"))
                .addProperty("attachment", array(string("the file").contentMediaType("application/octet-stream")));
        return new MediaType().schema(form).addEncoding("request", new Encoding().contentType(JSON));
    }

    private static Schema<?> issue() {
        return validity(object("type", "claims").addProperty("type", type()).addProperty("claims", claims()));
    }

    private static Schema<?> item() {
        return validity(object("claims").addProperty("claims", claims()));
    }

    private static Schema<?> validity(Schema<?> document) {
        return document.addProperty("validFrom", string("first day of validity").format("date"))
                .addProperty("validUntil", string("last day of validity").format("date"))
                .addProperty("attachments", array(reference("Attachment")));
    }

    private static Schema<?> batch() {
        return object("type", "items")
                .addProperty("type", type())
                .addProperty("items", array(reference("Item")).minItems(1).maxItems(IssueRequestReader.LARGEST_BATCH));
    }

    private static Schema<?> attachment() {
        return object("name", "mediaType", "sha256")
                .addProperty("name", string("file name"))
                .addProperty("mediaType", string("media type"))
                .addProperty("sha256", string("hash of the file").pattern("[0-9a-fA-F]{64}"));
    }

    private static Schema<?> change() {
        return object().addProperty("code", string("one of GET /reason-codes; without it other"))
                .addProperty(
                        "reason",
                        string("words of your own, for the file").minLength(1).maxLength(2_000))
                .addProperty(
                        "effective",
                        string("from when on; now when absent; only a withdrawal reaches back")
                                .format("date-time"));
    }

    private static Schema<?> type() {
        return string("name of a credential type, see GET /types/{name}");
    }

    private static Schema<?> claims() {
        return of("object").description("as the type's schema demands, see GET /types/{name}");
    }

    private static Schema<?> object(String... required) {
        return of("object").required(List.of(required)).additionalProperties(false);
    }

    private static Schema<?> array(Schema<?> items) {
        return of("array").items(items);
    }

    private static Schema<?> string(String description) {
        return of("string").description(description);
    }

    private static Schema<?> reference(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    /** OpenAPI 3.1 has a set of types where 3.0 had one; the two are different properties of the library's class. */
    private static Schema<?> of(String type) {
        Schema<?> schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
