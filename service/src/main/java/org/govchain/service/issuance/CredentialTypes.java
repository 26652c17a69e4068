package org.govchain.service.issuance;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of documents this installation issues; a file with a mistake stops the start and is named. */
final class CredentialTypes {

    private static final int MOST_VIOLATIONS = 20;

    private record Loaded(CredentialType type, Schema schema) {}

    private final Map<String, Loaded> types = new TreeMap<>();
    private final JsonMapper json = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();
    private final SchemaRegistry schemas =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {});

    /**
     * Loads every file that the locations name.
     *
     * @param locations Spring resource patterns, such as {@code classpath:credential-types/*.json} or {@code file:/etc/govchain/types/*.json}
     */
    CredentialTypes(List<String> locations) {
        var resolver = new PathMatchingResourcePatternResolver();
        for (String location : locations) {
            try {
                for (Resource resource : resolver.getResources(location)) {
                    load(resource);
                }
            } catch (IOException e) {
                throw new IllegalStateException("cannot read the credential types at " + location, e);
            }
        }
        if (types.isEmpty()) {
            throw new IllegalStateException("no credential type found at " + locations);
        }
    }

    /** The type by its name. */
    Optional<CredentialType> find(String name) {
        return Optional.ofNullable(types.get(name)).map(Loaded::type);
    }

    /** All types, ordered by name. */
    Collection<CredentialType> all() {
        return types.values().stream().map(Loaded::type).toList();
    }

    /** Whether the claims satisfy the type's schema; the refusal names places and rules, the claims' values only as the caller sent them. */
    Optional<Refusal> check(CredentialType type, JsonNode claims) {
        Loaded loaded = types.get(type.name());
        if (loaded == null) {
            throw new IllegalArgumentException("not a type of this installation: " + type.name());
        }
        var errors = loaded.schema.validate(
                claims, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        List<String> violations = errors.stream()
                .limit(MOST_VIOLATIONS)
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
        return Optional.of(new Refusal(
                RefusalCode.CLAIMS_INVALID, "the claims do not satisfy the schema of " + type.name(), violations));
    }

    private void load(Resource resource) throws IOException {
        String file = String.valueOf(resource.getFilename());
        try (InputStream in = resource.getInputStream()) {
            CredentialType type = json.readValue(in, CredentialType.class);
            TypeRules.check(type);
            if (!file.equals(type.name() + ".json")) {
                throw new IllegalArgumentException("name: must be the file's name");
            }
            checkSchema(type.claims());
            Schema schema = schemas.getSchema(type.claims());
            schema.initializeValidators();
            if (types.put(type.name(), new Loaded(type, schema)) != null) {
                throw new IllegalArgumentException("name: there is already a type " + type.name());
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("credential type " + file + ": " + withoutSource(e), e);
        }
    }

    /** A misspelt keyword's value would otherwise be noticed only when the first document is issued. */
    private void checkSchema(JsonNode schema) {
        Schema metaSchema = schemas.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        List<String> errors = new ArrayList<>();
        metaSchema
                .validate(schema)
                .forEach(error -> errors.add(error.getInstanceLocation() + " " + error.getMessage()));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("claims: not a JSON Schema: " + String.join("; ", errors));
        }
    }

    private static String withoutSource(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf("\n at [Source");
        return end < 0 ? message : message.substring(0, end);
    }
}
