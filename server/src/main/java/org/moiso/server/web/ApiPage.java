package org.moiso.server.web;

import static org.moiso.server.web.ApiTypes.escaped;
import static org.moiso.server.web.ApiTypes.prose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An OpenAPI description as one HTML page, without scripts: what can be asked, by whom, and what comes back. */
final class ApiPage {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private final JsonNode api;
    private final ApiTypes types;
    private final List<Operation> operations;

    /** One method of one path. */
    private record Operation(String method, String path, JsonNode of, List<JsonNode> parameters) {

        String anchor() {
            return method + path.replaceAll("[^a-zA-Z0-9]+", "-");
        }

        boolean in(String tag) {
            return of.path("tags").path(0).asText().equals(tag);
        }
    }

    ApiPage(JsonNode api) {
        this.api = api;
        this.types = new ApiTypes(api);
        this.operations = operations(api);
    }

    String html() {
        JsonNode info = api.path("info");
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · HTTP interface</title>
                <link rel="icon" href="/web/icons/moiso.svg">
                <link rel="stylesheet" href="/web/theme.css">
                <link rel="stylesheet" href="/web/api-docs/api-docs.css">
                </head>
                <body data-test="api-docs">
                <header class="a-header">
                <a class="a-name" href="/"><img src="/web/icons/moiso.svg" alt="" width="36" height="36"><span>%1$s</span></a>
                <span class="a-version">%2$s · <a href="/api/openapi.yaml">openapi.yaml</a></span>
                </header>
                <nav class="a-nav" aria-label="Routes">%3$s</nav>
                <main class="a-main">
                <h1>HTTP interface</h1>
                <div class="a-intro">%4$s</div>
                %5$s
                <section class="a-tag"><h2 id="schemas">Schemas</h2>%6$s</section>
                </main>
                </body>
                </html>
                """.formatted(
                        escaped(info.path("title").asText()),
                        escaped(info.path("version").asText()),
                        tags().map(this::links).collect(Collectors.joining()),
                        prose(info.path("description").asText()),
                        tags().map(this::section).collect(Collectors.joining()),
                        types.all());
    }

    private Stream<JsonNode> tags() {
        return StreamSupport.stream(api.path("tags").spliterator(), false);
    }

    private String links(JsonNode tag) {
        String name = tag.path("name").asText();
        return "<h2>%s</h2><ul>%s</ul>"
                .formatted(
                        escaped(name),
                        operations.stream()
                                .filter(it -> it.in(name))
                                .map(it -> "<li><a href=\"#%s\">%s<code>%s</code></a></li>"
                                        .formatted(it.anchor(), badge(it), escaped(it.path)))
                                .collect(Collectors.joining()));
    }

    private String section(JsonNode tag) {
        String name = tag.path("name").asText();
        return """
                <section class="a-tag"><h2>%s</h2><p class="a-about">%s</p>%s</section>
                """.formatted(
                escaped(name),
                escaped(tag.path("description").asText()),
                operations.stream().filter(it -> it.in(name)).map(this::article).collect(Collectors.joining()));
    }

    private String article(Operation it) {
        return """
                <article class="a-operation" id="%s" data-test="operation">
                <h3>%s<code>%s</code></h3>
                <p class="a-summary">%s</p>
                <p class="a-roles">%s</p>
                %s%s%s%s%s
                </article>
                """.formatted(
                        it.anchor(),
                        badge(it),
                        escaped(it.path),
                        prose(it.of.path("summary").asText()).replaceAll("</?p>", ""),
                        texts(it.of.path("x-role")).stream()
                                .map(role -> "<span class=\"q-tag\">" + escaped(role) + "</span>")
                                .collect(Collectors.joining(" ")),
                        prose(it.of.path("description").asText()),
                        parameters(it),
                        body(it.of.path("requestBody")),
                        answers(it.of.path("responses")),
                        problems(it.of.path("x-problems")));
    }

    private static String badge(Operation it) {
        return "<span class=\"a-method a-%s\">%s</span>".formatted(it.method, it.method.toUpperCase(Locale.ROOT));
    }

    private String parameters(Operation it) {
        return it.parameters.isEmpty()
                ? ""
                : table(
                        "Parameters",
                        it.parameters.stream()
                                .map(types::resolved)
                                .map(parameter -> ApiTypes.row(
                                        parameter.path("name").asText(),
                                        parameter.path("in").asText() + ", " + types.name(parameter.path("schema")),
                                        parameter.path("description").asText()
                                                + (parameter.has("example")
                                                        ? ", such as `"
                                                                + parameter
                                                                        .path("example")
                                                                        .asText() + "`"
                                                        : "")))
                                .collect(Collectors.joining()));
    }

    private String body(JsonNode body) {
        return body.isMissingNode()
                ? ""
                : table("Body: " + types.name(schema(body)), types.fields(types.resolved(schema(body))));
    }

    private String answers(JsonNode responses) {
        return table(
                "Answers",
                responses.properties().stream()
                        .map(entry -> {
                            JsonNode answer = types.resolved(entry.getValue());
                            JsonNode schema = schema(answer);
                            return ApiTypes.row(
                                    entry.getKey(),
                                    schema.isMissingNode() ? "" : types.name(schema),
                                    answer.path("description").asText());
                        })
                        .collect(Collectors.joining()));
    }

    private static String problems(JsonNode codes) {
        return codes.isEmpty()
                ? ""
                : "<p class=\"a-problems\"><span>Problems</span> "
                        + texts(codes).stream()
                                .map(code -> "<code>" + escaped(code) + "</code>")
                                .collect(Collectors.joining(" "))
                        + "</p>";
    }

    private static String table(String caption, String rows) {
        return "<table class=\"a-table\"><caption>%s</caption><tbody>%s</tbody></table>".formatted(caption, rows);
    }

    private static JsonNode schema(JsonNode body) {
        return body.path("content").properties().stream()
                .findFirst()
                .map(Map.Entry::getValue)
                .map(content -> content.path("schema"))
                .orElseGet(() -> body.path("content").path("none"));
    }

    private static List<Operation> operations(JsonNode api) {
        List<Operation> all = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(method -> path.getValue().has(method))
                        .forEach(method -> {
                            List<JsonNode> parameters = new ArrayList<>();
                            path.getValue().path("parameters").forEach(parameters::add);
                            path.getValue().path(method).path("parameters").forEach(parameters::add);
                            all.add(new Operation(
                                    method, path.getKey(), path.getValue().path(method), parameters));
                        }));
        return List.copyOf(all);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
