package org.moiso.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The schemas of an OpenAPI description in words and tables of HTML. */
final class ApiTypes {

    private final JsonNode api;

    ApiTypes(JsonNode api) {
        this.api = api;
    }

    /** Follows a reference within the description. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Every named schema with its fields. */
    String all() {
        return api.path("components").path("schemas").properties().stream()
                .map(schema -> """
                        <article class="a-schema" id="schema-%1$s"><h3>%1$s</h3>%2$s<p class="a-type">%3$s</p>\
                        <table class="a-table"><tbody>%4$s</tbody></table></article>
                        """.formatted(
                                escaped(schema.getKey()),
                                prose(schema.getValue().path("description").asText()),
                                name(schema.getValue()),
                                fields(schema.getValue())))
                .collect(Collectors.joining());
    }

    /** A table's rows: a field each. */
    String fields(JsonNode schema) {
        return schema.path("properties").properties().stream()
                .map(field -> row(
                        field.getKey(),
                        name(field.getValue()),
                        field.getValue().path("description").asText()))
                .collect(Collectors.joining());
    }

    /** What a value is, in a few words, with links to the schemas that have a name. */
    String name(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText().replaceFirst(".*/", "");
            return "<a href=\"#schema-%1$s\">%1$s</a>".formatted(escaped(name));
        }
        if (schema.has("enum")) {
            return each(schema.path("enum"), it -> "<code>" + escaped(it.asText()) + "</code>", " ");
        }
        if (schema.has("oneOf")) {
            return each(schema.path("oneOf"), this::name, " or ");
        }
        if (schema.has("items")) {
            return "list of " + name(schema.path("items"));
        }
        if (schema.path("type").asText().equals("object") && schema.has("properties")) {
            return "object "
                    + schema.path("properties").properties().stream()
                            .map(field -> "<code>" + escaped(field.getKey()) + "</code>")
                            .collect(Collectors.joining(" "));
        }
        return plain(schema);
    }

    private String plain(JsonNode schema) {
        JsonNode type = schema.path("type");
        String words = type.isArray() ? each(type, it -> escaped(it.asText()), " or ") : escaped(type.asText());
        return words
                + (schema.has("format") ? ", " + escaped(schema.path("format").asText()) : "")
                + (schema.has("pattern")
                        ? " <code>" + escaped(schema.path("pattern").asText()) + "</code>"
                        : "")
                + (schema.has("minimum")
                        ? ", " + schema.path("minimum").asText() + " to "
                                + schema.path("maximum").asText()
                        : "");
    }

    static String row(String name, String type, String description) {
        return "<tr><th scope=\"row\"><code>%s</code></th><td>%s</td><td>%s</td></tr>"
                .formatted(escaped(name), type, prose(description).replaceAll("</?p>", ""));
    }

    /** Plain text with `code` and empty lines between paragraphs. */
    static String prose(String text) {
        return Arrays.stream(text.strip().split("\n\\s*\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> "<p>" + escaped(paragraph).replaceAll("`([^`]+)`", "<code>$1</code>") + "</p>")
                .collect(Collectors.joining());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String each(JsonNode list, Function<JsonNode, String> words, String between) {
        return StreamSupport.stream(list.spliterator(), false).map(words).collect(Collectors.joining(between));
    }
}
