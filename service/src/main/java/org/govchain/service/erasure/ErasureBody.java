package org.govchain.service.erasure;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** The body of an order to erase, for the OpenAPI document; the controller reads it itself. */
@Component
final class ErasureBody implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        Schema<?> order = typed("object");
        order.addProperty("documents", typed("array").items(typed("string").format("uuid")));
        order.addProperty("reason", typed("string").description("demanded or unlawful"));
        order.setRequired(List.of("documents", "reason"));
        MediaType json = new MediaType()
                .schema(order)
                .example(Map.of("documents", List.of("0d0f6c1e-5f3b-4c57-9a05-6f5d2f3b8a11"), "reason", "demanded"));
        Objects.requireNonNull(api.getPaths().get("/api/erasures"), "/api/erasures")
                .getPost()
                .setRequestBody(new RequestBody().content(new Content().addMediaType("application/json", json)));
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
