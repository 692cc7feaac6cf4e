package org.moiso.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether a value is what a schema describes: the part of JSON Schema that openapi.yaml uses. Stricter in one thing: a field that is not described is a misfit.
 */
record Fit(JsonNode api) {

    List<String> misfits(JsonNode schema, JsonNode value, String at) {
        if (schema.has("$ref")) {
            return misfits(api.at(schema.path("$ref").asText().substring(1)), value, at);
        }
        if (schema.has("oneOf")) {
            return anyOf(schema.path("oneOf"), value, at);
        }
        List<String> misfits = new ArrayList<>();
        if (!typeFits(schema.path("type"), value)) {
            misfits.add(at + " is " + value + ", not " + schema.path("type"));
        }
        if (schema.has("enum") && stream(schema.path("enum")).noneMatch(value::equals)) {
            misfits.add(at + " is " + value + ", not one of " + schema.path("enum"));
        }
        if (value.isTextual()) {
            text(schema, value.textValue(), at).forEach(misfits::add);
        }
        if (value.isObject()) {
            object(schema, value, at).forEach(misfits::add);
        }
        if (value.isArray()) {
            IntStream.range(0, value.size())
                    .mapToObj(i -> misfits(schema.path("items"), value.path(i), at + "[" + i + "]"))
                    .forEach(misfits::addAll);
        }
        return misfits;
    }

    private List<String> anyOf(JsonNode schemas, JsonNode value, String at) {
        List<List<String>> tried =
                stream(schemas).map(schema -> misfits(schema, value, at)).toList();
        return tried.stream().anyMatch(List::isEmpty) ? List.of() : tried.get(0);
    }

    private Stream<String> object(JsonNode schema, JsonNode value, String at) {
        Stream<String> absent = stream(schema.path("required"))
                .map(JsonNode::asText)
                .filter(field -> !value.has(field))
                .map(field -> at + "." + field + " is absent");
        Stream<String> inside = value.properties().stream().flatMap(field -> {
            String where = at + "." + field.getKey();
            JsonNode described = schema.path("properties").path(field.getKey()).isMissingNode()
                    ? schema.path("additionalProperties")
                    : schema.path("properties").path(field.getKey());
            return described.isMissingNode()
                    ? Stream.of(where + " is not described")
                    : misfits(described, field.getValue(), where).stream();
        });
        return Stream.concat(absent, inside);
    }

    private static Stream<String> text(JsonNode schema, String value, String at) {
        String pattern = schema.path("pattern").asText("");
        if (!pattern.isEmpty() && !value.matches(pattern)) {
            return Stream.of(at + " is \"" + value + "\", not " + pattern);
        }
        if (schema.path("format").asText().equals("date-time") && !isInstant(value)) {
            return Stream.of(at + " is \"" + value + "\", not an instant with an offset");
        }
        return Stream.empty();
    }

    private static boolean isInstant(String value) {
        try {
            return OffsetDateTime.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean typeFits(JsonNode type, JsonNode value) {
        if (type.isMissingNode()) {
            return true;
        }
        if (type.isArray()) {
            return stream(type).anyMatch(it -> typeFits(it, value));
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
