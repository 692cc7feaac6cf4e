package org.moiso.server.setup;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.ServiceLimits;
import org.moiso.server.json.Json;
import org.moiso.server.office.OfficeSettings;
import org.moiso.server.office.OpeningHours;
import org.moiso.server.office.Printer;
import org.moiso.server.office.ScreenLook;
import org.moiso.server.staff.StaffMember;

/**
 * An office's whole configuration as one YAML or JSON file: read with friendly refusals, written with comments. What may be left out in the file has its usual
 * value.
 */
public final class OfficeFile {

    /**
     * The content of a file.
     *
     * @param staff those named in it; who is not named stays as they are
     */
    public record Content(OfficePlan plan, List<Person> staff) {}

    /**
     * @param password null to let a one-time password be made
     */
    public record Person(
            String username,
            String name,
            String role,
            @Nullable String password) {}

    /** A file that cannot be used, with every reason at once. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(List<String> problems) {
            super(String.join(System.lineSeparator(), problems));
        }
    }

    /** What the fields of each section are when they are left out. */
    private static final Map<String, Map<String, Object>> USUAL = usual();

    private final ObjectMapper yaml = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    /**
     * Reads YAML or JSON.
     *
     * @throws Unusable with one sentence for each thing that is wrong
     */
    public Content read(String text) throws Unusable {
        JsonNode tree;
        try {
            tree = yaml.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String look = at == null ? "" : " Look at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
            throw new Unusable(List.of("The file is neither YAML nor JSON." + look));
        }
        if (!(tree instanceof ObjectNode file) || !file.path("office").isObject()) {
            throw new Unusable(List.of("The file has no section \"office\". Start from what moiso export writes."));
        }
        List<Person> staff = staff(file.remove("staff"));
        fillIn(file);
        OfficePlan plan = plan(file);
        List<String> problems = PlanCheck.problems(plan);
        if (!problems.isEmpty()) {
            throw new Unusable(problems);
        }
        return new Content(plan, staff);
    }

    /** Writes a plan as commented YAML that {@link #read} takes. Passwords are never written. */
    public String write(OfficePlan plan, List<StaffMember> members) {
        StringBuilder text = new StringBuilder(SectionComments.HEAD);
        JsonNode tree = Json.mapper().valueToTree(plan);
        leaveOutWhatIsNotThere(tree);
        tree.properties().forEach(section -> section(text, section.getKey(), section.getValue()));
        ArrayNode staff = Json.mapper().createArrayNode();
        members.stream()
                .filter(it -> plan.id().equals(it.office()))
                .forEach(it -> staff.addObject()
                        .put("username", it.username())
                        .put("name", it.name())
                        .put("role", it.role().code()));
        section(text, "staff", staff);
        return text.toString();
    }

    private void section(StringBuilder text, String name, JsonNode value) {
        text.append('\n').append(SectionComments.of(name));
        try {
            text.append(yaml.writeValueAsString(Json.mapper().createObjectNode().set(name, value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void leaveOutWhatIsNotThere(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(OfficeFile::leaveOutWhatIsNotThere);
    }

    private static OfficePlan plan(ObjectNode file) throws Unusable {
        try {
            return Json.mapper()
                    .readerFor(OfficePlan.class)
                    .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(file);
        } catch (JsonMappingException e) {
            throw new Unusable(List.of(where(e) + ": " + reason(e)));
        } catch (java.io.IOException e) {
            throw new Unusable(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static String where(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex() + 1).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        });
        return path.toString();
    }

    private static String reason(JsonMappingException e) {
        Throwable cause = e.getCause();
        if (e.getOriginalMessage().contains("from Number value")) {
            return "A text stands there that looks like a number. Put it in quotes.";
        }
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : e.getOriginalMessage();
    }

    private static List<Person> staff(@Nullable JsonNode section) throws Unusable {
        List<Person> people = new ArrayList<>();
        if (section == null || section.isNull()) {
            return people;
        }
        for (JsonNode person : section) {
            String username = person.path("username").asText("");
            String role = person.path("role").asText("officer");
            if (username.isBlank() || !List.of("officer", "supervisor", "admin").contains(role)) {
                throw new Unusable(List.of(
                        "staff: every entry needs a username, and a role of officer, supervisor or admin; see \""
                                + username + "\"."));
            }
            people.add(new Person(
                    username,
                    person.path("name").asText(username),
                    role,
                    person.hasNonNull("password") ? person.path("password").asText() : null));
        }
        return people;
    }

    private static void fillIn(ObjectNode file) {
        completeTexts(file);
        completeSlips(file);
        merge(file, "settings", Json.mapper().valueToTree(OfficeSettings.usual()));
        boolean windows = file.path("hours").has("week");
        merge(file, "hours", Json.mapper().valueToTree(new OpeningHours(!windows, Map.of(), Map.of(), Map.of())));
        file.path("screens").forEach(OfficeFile::completeLook);
        USUAL.forEach((section, usual) -> {
            JsonNode given = file.path(section);
            if (given.isMissingNode() || given.isNull()) {
                file.putArray(section);
            } else if (given.isArray()) {
                given.forEach(entry -> complete(entry, Json.mapper().valueToTree(usual)));
            }
        });
    }

    private static void complete(JsonNode given, ObjectNode usual) {
        if (given instanceof ObjectNode object) {
            usual.properties().forEach(field -> {
                object.putIfAbsent(field.getKey(), field.getValue());
                if (field.getValue() instanceof ObjectNode inner) {
                    complete(object.path(field.getKey()), inner);
                }
            });
        }
    }

    /** A text needs Vietnamese; its other languages may be left out. */
    private static void completeTexts(JsonNode node) {
        if (node instanceof ObjectNode text && text.has("vi")) {
            text.putIfAbsent("en", text.nullNode());
            text.putIfAbsent("km", text.nullNode());
        }
        node.forEach(OfficeFile::completeTexts);
    }

    /** A look may say only what is not as usual. */
    private static void completeLook(JsonNode screen) {
        if (screen instanceof ObjectNode entry) {
            merge(entry, "look", Json.mapper().valueToTree(ScreenLook.usual()));
        }
    }

    /** A part of a slip needs its kind alone. */
    private static void completeSlips(ObjectNode file) {
        JsonNode slip = file.path("settings").path("slip");
        if (slip instanceof ObjectNode settings) {
            settings.putIfAbsent("template", settings.nullNode());
            settings.putIfAbsent("services", settings.objectNode());
        }
        slip.findValues("blocks")
                .forEach(blocks -> blocks.forEach(block -> {
                    if (block instanceof ObjectNode object) {
                        List.of("size", "align", "text", "picture")
                                .forEach(it -> object.putIfAbsent(it, object.nullNode()));
                    }
                }));
    }

    private static void merge(ObjectNode file, String section, JsonNode usual) {
        ObjectNode merged = usual.deepCopy();
        if (file.path(section) instanceof ObjectNode given) {
            given.properties().forEach(field -> {
                if (field.getValue() instanceof ObjectNode inner
                        && merged.get(field.getKey()) instanceof ObjectNode base) {
                    base.setAll(inner);
                } else {
                    merged.set(field.getKey(), field.getValue());
                }
            });
        }
        file.set(section, merged);
    }

    private static Map<String, Map<String, Object>> usual() {
        Map<String, @Nullable Object> service = new LinkedHashMap<>();
        service.put("icon", "file");
        service.put("usualMinutes", 10);
        service.put("status", "open");
        service.put("closedReason", null);
        service.put("closedUntil", null);
        service.put("closedUntilDate", null);
        service.put("limits", ServiceLimits.none());
        Map<String, @Nullable Object> procedure = new LinkedHashMap<>();
        procedure.put("aliases", List.of());
        procedure.put("papers", List.of());
        procedure.put("time", "");
        procedure.put("fee", "");
        procedure.put("note", null);
        procedure.put("route", List.of());
        Map<String, Map<String, Object>> usual = new LinkedHashMap<>();
        usual.put(
                "series",
                Map.of("prefix", "", "separator", "", "first", 1, "last", 999, "width", 3, "whenExhausted", "refuse"));
        usual.put("services", service);
        usual.put("procedures", procedure);
        usual.put("priorities", Map.of("headStartMinutes", 30));
        usual.put("counters", Map.of());
        usual.put("printers", Map.of("width", 80, "rollMetres", Printer.USUAL_ROLL));
        Map<String, @Nullable Object> dispenser = new LinkedHashMap<>();
        dispenser.put("printer", null);
        dispenser.put("buttons", Map.of());
        dispenser.put("keypad", null);
        usual.put("dispensers", dispenser);
        usual.put("screens", Map.of("kind", "lobby"));
        usual.put("webhooks", Map.of("events", List.of()));
        return usual;
    }
}
