package org.moiso.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** docs/api/openapi.yaml, read. */
record Description(JsonNode api) {

    /** One method of one path. */
    record Operation(String method, String path, JsonNode of) {

        String name() {
            return method + " " + path;
        }

        Set<String> roles() {
            return texts(of.path("x-role"));
        }

        Set<String> problems() {
            return texts(of.path("x-problems"));
        }
    }

    static Description read() {
        try {
            return new Description(new YAMLMapper().readTree(Repository.text("docs/api/openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> !method.getKey().equals("parameters"))
                        .forEach(method -> all.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return all;
    }

    Operation operation(String method, String path) {
        return operations().stream()
                .filter(it -> it.method().equals(method) && it.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("openapi.yaml lacks " + method + " " + path));
    }

    JsonNode schema(String name) {
        return api.path("components").path("schemas").path(name);
    }

    /** What of an answer does not fit the description; empty when all does. */
    List<String> misfits(Operation operation, int status, String type, JsonNode body) {
        JsonNode answer = resolved(operation.of().path("responses").path(String.valueOf(status)));
        if (answer.isMissingNode()) {
            return List.of("the status " + status + " is not described");
        }
        JsonNode content = answer.path("content");
        if (content.isMissingNode()) {
            return type.isEmpty() ? List.of() : List.of(type + " where nothing is described");
        }
        JsonNode described = content.path(type);
        return described.isMissingNode()
                ? List.of("the type " + type + " is not described")
                : new Fit(api).misfits(described.path("schema"), body, "");
    }

    List<String> misfits(String schema, JsonNode value) {
        return new Fit(api).misfits(schema(schema), value, "");
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
