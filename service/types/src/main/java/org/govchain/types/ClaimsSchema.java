package org.govchain.types;

import com.google.re2j.Pattern;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a type's claims, ready to judge claims; {@code format} is enforced, and patterns are RE2's. */
final class ClaimsSchema {

    private static final int MOST_VIOLATIONS = 20;

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            // RE2 knows no backtracking: no pattern and no claim makes it slow.
            .regularExpressionFactory(ClaimsSchema::linear)
            .build();

    private final Schema schema;

    private ClaimsSchema(Schema schema) {
        this.schema = schema;
    }

    /** A schema that {@link SchemaRules} found right. */
    static ClaimsSchema of(ObjectNode json) {
        // A registry of its own: what one type defines is nothing another one can refer to.
        Schema schema = registry().getSchema(json);
        schema.initializeValidators();
        return new ClaimsSchema(schema);
    }

    List<Violation> violations(ObjectNode claims) {
        return schema.validate(claims, ClaimsSchema::settings).stream()
                .limit(MOST_VIOLATIONS)
                .map(error -> new Violation(String.valueOf(error.getInstanceLocation()), error.getMessage()))
                .toList();
    }

    /** How a schema breaks the rules for schemas; the pointers lead into the schema. */
    static List<Violation> violationsOfMetaSchema(ObjectNode schema) {
        return Rules.SCHEMA.validate(schema, ClaimsSchema::settings).stream()
                .map(error -> new Violation(String.valueOf(error.getInstanceLocation()), error.getMessage()))
                .toList();
    }

    /** The schema of schemas; the same for all, and costs more to read than to ask. */
    private static final class Rules {
        static final Schema SCHEMA = read();

        private static Schema read() {
            Schema schema = registry().getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
            schema.initializeValidators();
            return schema;
        }
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(CONFIG));
    }

    private static void settings(ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true).locale(Locale.ENGLISH));
    }

    private static RegularExpression linear(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }
}
