package org.govchain.service.issuance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.govchain.merkle.Sha256Digest;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is to be issued, member by member, without binding by reflection; unknown and repeated members are refused. */
public final class IssueRequestReader {

    static final int LARGEST_BATCH = 1_000;
    private static final int MOST_ATTACHMENTS = 256;
    private static final int LONGEST_NAME = 255;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // The claims are read out of the middle of the body; what follows them is looked at by the loop around it.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What came of reading. */
    public sealed interface Result {
        record Read(List<IssueRequest> requests) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** Why the body is not one; the sentence names a member, never a value. */
    private static final class Unreadable extends RuntimeException {
        Unreadable(String detail) {
            super(detail, null, false, false);
        }
    }

    private IssueRequestReader() {}

    /** Reads {@code {"type", "claims", "validFrom"?, "validUntil"?, "attachments"?}}. */
    public static Result single(byte[] body) {
        return read(body, parser -> {
            Draft draft = new Draft();
            members(parser, draft::accept);
            return List.of(draft.request(null));
        });
    }

    /** Reads {@code {"type", "items": [{"claims", "validFrom"?, "validUntil"?, "attachments"?}]}}, at most {@value #LARGEST_BATCH} items. */
    static Result batch(byte[] body) {
        return read(body, parser -> {
            List<Draft> drafts = new ArrayList<>();
            Draft common = new Draft();
            members(parser, (name, in) -> {
                if (name.equals("items")) {
                    array(in, name, LARGEST_BATCH, () -> {
                        Draft draft = new Draft();
                        members(in, draft::accept);
                        drafts.add(draft);
                    });
                } else if (name.equals("type")) {
                    common.accept(name, in);
                } else {
                    throw new Unreadable("the request has no member \"" + clip(name) + "\"");
                }
            });
            if (drafts.isEmpty()) {
                throw new Unreadable("items: at least one");
            }
            return drafts.stream().map(draft -> draft.request(common.type)).toList();
        });
    }

    private static Result read(byte[] body, Function<JsonParser, List<IssueRequest>> reader) {
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            List<IssueRequest> requests = reader.apply(parser);
            if (parser.nextToken() != null) {
                throw new Unreadable("there is text after the JSON object");
            }
            return new Result.Read(requests);
        } catch (Unreadable e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            var place = e.getLocation();
            return refused("the body is not well-formed JSON"
                    + (place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr()));
        }
    }

    private static Result refused(String detail) {
        return new Result.Refused(Refusal.of(RefusalCode.MALFORMED_REQUEST, detail));
    }

    private interface Member {
        void accept(String name, JsonParser parser);
    }

    private static void members(JsonParser parser, Member member) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new Unreadable("expected a JSON object");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member.accept(name, parser);
        }
    }

    private static void array(JsonParser parser, String name, int most, Runnable element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new Unreadable(name + ": expected an array");
        }
        for (int count = 0; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            if (count == most) {
                throw new Unreadable(name + ": at most " + most);
            }
            element.run();
        }
    }

    private static String string(JsonParser parser, String name) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new Unreadable(name + ": expected a string");
        }
        return parser.getString();
    }

    private static String clip(String name) {
        return name.substring(0, Math.min(40, name.length()));
    }

    /** The members read so far of one document. */
    private static final class Draft {
        private @Nullable String type;
        private @Nullable ObjectNode claims;
        private @Nullable LocalDate validFrom;
        private @Nullable LocalDate validUntil;
        private final List<IssueRequest.Attachment> attachments = new ArrayList<>();

        void accept(String name, JsonParser parser) {
            switch (name) {
                case "type" -> type = string(parser, name);
                case "claims" -> claims = object(parser);
                case "validFrom" -> validFrom = date(parser, name);
                case "validUntil" -> validUntil = date(parser, name);
                case "attachments" -> array(parser, name, MOST_ATTACHMENTS, () -> attachments.add(attachment(parser)));
                default -> throw new Unreadable("the request has no member \"" + clip(name) + "\"");
            }
        }

        IssueRequest request(@Nullable String commonType) {
            String chosen = commonType == null ? type : commonType;
            if (chosen == null || claims == null || (commonType != null && type != null)) {
                throw new Unreadable("a request has one \"type\" and \"claims\"");
            }
            return new IssueRequest(chosen, claims, validFrom, validUntil, List.copyOf(attachments), null);
        }

        private static ObjectNode object(JsonParser parser) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("claims: expected an object");
            }
            return (ObjectNode) JSON.readTree(parser);
        }

        private static LocalDate date(JsonParser parser, String name) {
            try {
                return LocalDate.parse(string(parser, name));
            } catch (DateTimeException e) {
                throw new Unreadable(name + ": expected a date such as 2026-03-02");
            }
        }

        private static IssueRequest.Attachment attachment(JsonParser parser) {
            String[] read = new String[3];
            members(parser, (name, in) -> {
                switch (name) {
                    case "name" -> read[0] = string(in, "attachments.name");
                    case "mediaType" -> read[1] = string(in, "attachments.mediaType");
                    case "sha256" -> read[2] = string(in, "attachments.sha256");
                    default -> throw new Unreadable("attachments: no member \"" + clip(name) + "\"");
                }
            });
            Optional<Sha256Digest> sha256 = read[2] == null ? Optional.empty() : Sha256Digest.parseHex(read[2]);
            if (read[0] == null || read[1] == null || sha256.isEmpty() || read[0].length() > LONGEST_NAME) {
                throw new Unreadable("attachments: name, mediaType and sha256 (64 hexadecimal digits)");
            }
            return new IssueRequest.Attachment(read[0], read[1], sha256.get(), 0, null);
        }
    }
}
