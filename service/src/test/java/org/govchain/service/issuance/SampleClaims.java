package org.govchain.service.issuance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Claims of obviously fictional people, by the name of the type. */
public final class SampleClaims {

    private SampleClaims() {}

    /** A copy to change at will. */
    public static ObjectNode of(String type) {
        String name = "/claims/" + type + ".json";
        try (InputStream in = Objects.requireNonNull(SampleClaims.class.getResourceAsStream(name), name)) {
            return (ObjectNode) JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The sample that docs/samples publishes for the type, a copy to change at will. */
    public static ObjectNode published(String type) {
        Path file = Path.of(System.getProperty("govchain.root", ".."), "docs/samples", type + ".json");
        return (ObjectNode) JsonMapper.shared().readTree(file);
    }
}
