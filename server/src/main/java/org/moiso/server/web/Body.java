package org.moiso.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JSON object a request brought, read field by field: each refusal names the field. */
public final class Body {

    private static final Logger LOG = LoggerFactory.getLogger(Body.class);

    private static final int TEXT_AT_MOST = 500;

    private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private final JsonNode json;

    /** Where the object stands in what the request brought, for the refusals: {@code outcome.}. */
    private final String path;

    private Body(JsonNode json) {
        this(json, "");
    }

    private Body(JsonNode json, String path) {
        this.json = json;
        this.path = path;
    }

    /**
     * An empty body counts as an object without fields.
     *
     * @throws RuleViolation when it is not a JSON object, or when what the head of the request announced did not come: then it is the server's
     *     fault, which the caller mends by sending the same again
     */
    public static Body of(Context ctx) {
        String text = ctx.body();
        if (text.isBlank()) {
            if (ctx.contentLength() > 0) {
                LOG.warn(
                        "body=lost announced={} method={} path={} from={}",
                        ctx.contentLength(),
                        ctx.method(),
                        ctx.path(),
                        ctx.ip());
                throw new RuleViolation(ApiError.SERVER__BUSY);
            }
            return new Body(Json.mapper().createObjectNode());
        }
        try {
            JsonNode json = Json.mapper().readTree(text);
            if (!json.isObject()) {
                throw new RuleViolation(ApiError.REQUEST__MALFORMED, "not an object");
            }
            return new Body(json);
        } catch (JsonProcessingException e) {
            throw new RuleViolation(ApiError.REQUEST__MALFORMED, e.getOriginalMessage());
        }
    }

    /**
     * @throws RuleViolation when the field is missing, empty, no string, longer than 500 characters or with a zero byte in it, which PostgreSQL cannot keep
     */
    public String text(String field) {
        return find(field).orElseThrow(() -> new RuleViolation(ApiError.REQUEST__INVALID, path + field));
    }

    public Optional<String> find(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().indexOf('\0') >= 0
                || value.textValue().length() > TEXT_AT_MOST) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, path + field);
        }
        return Optional.of(value.textValue());
    }

    /** An object in the body, if it is there. */
    public Optional<Body> inside(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(object(value, field));
    }

    /** A list of objects; none where it is missing. */
    public List<Body> list(String field, int most) {
        return elements(field, most).stream().map(it -> object(it, field)).toList();
    }

    /** A list of texts; none where it is missing. */
    public List<String> texts(String field, int most) {
        return elements(field, most).stream()
                .map(it -> new Body(Json.mapper().createObjectNode().set(field, it), path).text(field))
                .toList();
    }

    private List<JsonNode> elements(String field, int most) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, path + field);
        }
        return StreamSupport.stream(value.spliterator(), false).toList();
    }

    private Body object(JsonNode value, String field) {
        if (!value.isObject()) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, path + field);
        }
        return new Body(value, path + field + ".");
    }

    /** An object in the body, as JSON text. */
    public String object(String field) {
        JsonNode value = json.path(field);
        if (!value.isObject()) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, path + field);
        }
        return value.toString();
    }

    /** Reads a field through the constructor of an id or an enum; what it refuses is refused as invalid. */
    public <T> T as(String field, Function<String, T> reader) {
        return convert(field, text(field), reader);
    }

    public <T> Optional<T> findAs(String field, Function<String, T> reader) {
        return find(field).map(text -> convert(field, text, reader));
    }

    public boolean flag(String field) {
        JsonNode value = json.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, path + field);
        }
        return value.asBoolean(false);
    }

    /** A whole number in a range, if the field is there. */
    public Optional<Integer> number(String field, int least, int most) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, path + field);
        }
        return Optional.of(value.intValue());
    }

    /** The id of a press, which every change needs. */
    public String requestId() {
        return requestId(find("requestId").orElse(null));
    }

    /**
     * The id of a press that did not come in a JSON body.
     *
     * @throws RuleViolation when it is none: 8 to 64 letters, digits, - or _
     */
    public static String requestId(@Nullable String text) {
        if (text == null || !REQUEST.matcher(text).matches()) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, "requestId");
        }
        return text;
    }

    private <T> T convert(String field, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(ApiError.REQUEST__INVALID, path + field);
        }
    }
}
