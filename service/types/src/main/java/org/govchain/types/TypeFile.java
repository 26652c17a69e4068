package org.govchain.types;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.govchain.jose.StrictJson;
import org.govchain.merkle.Sha256Digest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A type file that was read and has no mistake. */
public final class TypeFile {

    /** A shipped type has about 10 KB. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(StrictJson.MAX_DEPTH)
                            .maxNumberLength(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** What came of reading a file. */
    public sealed interface Result {
        record Read(TypeFile file) implements Result {}

        /** Everything that is wrong, in the order in which it was found; at least one. */
        record Faulty(List<Mistake> mistakes) implements Result {}
    }

    private final CredentialType type;
    private final ClaimsSchema schema;
    private final byte[] bytes;

    private TypeFile(CredentialType type, ClaimsSchema schema, byte[] bytes) {
        this.type = type;
        this.schema = schema;
        this.bytes = bytes;
    }

    /** Reads and checks a file, in UTF-8, that has no name yet. */
    public static Result read(byte[] content) {
        return read(content, null);
    }

    /**
     * Reads and checks a file, in UTF-8.
     *
     * @param name the file's name, such as {@code liquor-licence.json}, which has to be the type's
     */
    public static Result read(byte[] content, @Nullable String name) {
        Mistakes mistakes = new Mistakes();
        JsonNode json = json(content, mistakes);
        if (!mistakes.all().isEmpty()) {
            return new Result.Faulty(mistakes.all());
        }
        CredentialType type = TypeReader.read(json, mistakes);
        if (name != null && !type.name().isEmpty() && !name.equals(type.name() + ".json")) {
            mistakes.note(
                    "name",
                    Mistakes.quote(type.name()) + " in a file " + Mistakes.quote(name),
                    "the file's name without .json",
                    "rename the file or the type");
        }
        return mistakes.all().isEmpty()
                ? new Result.Read(new TypeFile(type, ClaimsSchema.of(type.claims()), content.clone()))
                : new Result.Faulty(mistakes.all());
    }

    public CredentialType type() {
        return type;
    }

    /** How claims break the type's schema; none when they satisfy it. */
    public List<Violation> violations(ObjectNode claims) {
        return schema.violations(claims);
    }

    /** The file as it was read. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the file as it was read. */
    public Sha256Digest digest() {
        return Sha256Digest.hash(bytes);
    }

    @Override
    public String toString() {
        return "TypeFile[" + type.name() + " version " + type.version() + "]";
    }

    private static JsonNode json(byte[] file, Mistakes mistakes) {
        if (file.length > MOST_BYTES) {
            mistakes.note(
                    "",
                    "a file of " + file.length + " bytes",
                    "at most " + MOST_BYTES + " bytes",
                    "check that it is the right file; a type has about 10,000 bytes");
            return JsonMapper.shared().missingNode();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
                mistakes.note(
                        "",
                        "a byte order mark",
                        "JSON that starts with {",
                        "save the file as UTF-8 without byte order mark");
                return JsonMapper.shared().missingNode();
            }
            if (text.isBlank()) {
                mistakes.note("", "nothing", "the members of a type", "start from a type that is shipped");
                return JsonMapper.shared().missingNode();
            }
            return JSON.readValue(text);
        } catch (CharacterCodingException notUtf8) {
            mistakes.note("", "bytes that are not UTF-8", "JSON in UTF-8", "save the file as UTF-8");
        } catch (JacksonException notJson) {
            mistakes.note(
                    "",
                    place(notJson) + firstSentence(notJson),
                    "JSON (RFC 8259), each member once, at most " + StrictJson.MAX_DEPTH + " levels deep",
                    "mend it at that place");
        }
        return JsonMapper.shared().missingNode();
    }

    /** A limit that is broken, such as that of the depth, has no place. */
    private static String place(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static String firstSentence(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int end = message.indexOf('\n');
        return (end < 0 ? message : message.substring(0, end)).replaceAll("\\p{Cntrl}", "·");
    }
}
