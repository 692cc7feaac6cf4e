package org.moiso.server.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/** A plan with single fields changed, by the names that they have in its document (ADR 3); everything else stays, whatever it is. */
public final class PlanEdit {

    private PlanEdit() {}

    public static OfficePlan settings(OfficePlan plan, Map<String, ? extends @Nullable Object> fields) {
        ObjectNode document = Json.mapper().valueToTree(plan);
        return read(document, set(document.path("settings"), fields));
    }

    /** Changes a service; a plan that has no such service stays as it is. */
    public static OfficePlan service(
            OfficePlan plan, ServiceId service, Map<String, ? extends @Nullable Object> fields) {
        ObjectNode document = Json.mapper().valueToTree(plan);
        for (JsonNode each : document.path("services")) {
            if (each.path("id").asText().equals(service.value())) {
                set(each, fields);
            }
        }
        return read(document, document);
    }

    private static JsonNode set(JsonNode section, Map<String, ? extends @Nullable Object> fields) {
        fields.forEach(
                (name, value) -> ((ObjectNode) section).set(name, Json.mapper().valueToTree(value)));
        return section;
    }

    private static OfficePlan read(JsonNode document, JsonNode changed) {
        try {
            return Json.mapper().treeToValue(document, OfficePlan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A plan cannot have " + changed, e);
        }
    }
}
