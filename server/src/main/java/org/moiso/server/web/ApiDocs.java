package org.moiso.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the HTTP interface, as it stands in {@code docs/api/openapi.yaml}: for programs as it is, for people as a page. Read when somebody first asks. */
public final class ApiDocs implements Routes {

    private static final String FILE = "/api/openapi.yaml";

    private static final class Page {

        static final String HTML = new ApiPage(parsed(read(FILE))).html();
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes
                .get(
                        FILE,
                        ctx -> ctx.contentType("application/yaml; charset=utf-8")
                                .result(read(FILE)),
                        Role.VISITOR)
                .get("/api/docs", ctx -> ctx.html(Page.HTML), Role.VISITOR);
    }

    private static JsonNode parsed(String yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml cannot be read", e);
        }
    }

    private static String read(String resource) {
        try (InputStream file = ApiDocs.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
