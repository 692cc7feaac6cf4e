package org.moiso.server.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.moiso.server.text.Language;

/**
 * Looks at a page as its designer would. Nothing is compared with a picture of yesterday: it finds texts that are cut or leave their box, things that lie over each
 * other, targets too small for a finger, letters that no font of ours has, words of another language, numbers too small for the back of the hall.
 */
final class Critic {

    private static final String LOOK = file("critic.js");

    /** Waits until the page has said all it has to say: fonts, answers, movements. */
    private static final String CALM = """
            async () => {
              const frame = () => new Promise((next) => requestAnimationFrame(next));
              let quiet = 0;
              const watch = new MutationObserver(() => (quiet = 0));
              watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
              for (const start = performance.now(); quiet < 6 && performance.now() - start < 10000; ) {
                await document.fonts.ready;
                await frame();
                quiet = window.asked ? 0 : quiet + 1;
              }
              watch.disconnect();
              document.getAnimations().forEach((each) =>
                each.effect.getComputedTiming().endTime === Infinity ? each.cancel() : each.finish());
              await frame();
            }""";

    private static final Set<String> FONTS = Set.of("Be Vietnam Pro", "Noto Sans Khmer");

    private Critic() {}

    static void waitsForCalm(Page page) {
        page.evaluate(CALM);
    }

    /** What a designer would send back, one sentence each. */
    static List<String> faults(Page page, Device device, Size size, Language language) {
        Texts texts = Texts.foreignTo(device.speaksAll() ? null : language);
        Object found = page.evaluate(
                LOOK,
                Map.of(
                        "touch", device.touch().applyAsDouble(size),
                        "still", device.still(),
                        "lax", device.lax(),
                        "caps", device.capitals(),
                        "foreign", texts.whole(),
                        "patterns", texts.patterns()));
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** The fonts that Chromium really drew with, where they are not ours: a missing file or a missing letter. */
    static List<String> strangeFonts(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("DOM.enable");
        session.send("CSS.enable");
        JsonObject whole = new JsonObject();
        whole.addProperty("depth", -1);
        Set<String> strange = new TreeSet<>();
        for (JsonObject element :
                withText(session.send("DOM.getDocument", whole).getAsJsonObject("root"))) {
            JsonObject node = new JsonObject();
            node.add("nodeId", element.get("nodeId"));
            for (JsonElement each :
                    session.send("CSS.getPlatformFontsForNode", node).getAsJsonArray("fonts")) {
                JsonObject font = each.getAsJsonObject();
                String family = font.get("familyName").getAsString();
                boolean ours = font.get("isCustomFont").getAsBoolean()
                        && FONTS.stream().anyMatch(family::startsWith);
                if (!ours) {
                    strange.add("Drawn with the font " + family + ": " + text(element));
                }
            }
        }
        session.detach();
        return List.copyOf(strange);
    }

    private static List<JsonObject> withText(JsonObject node) {
        List<JsonObject> found = new ArrayList<>();
        boolean speaks = children(node).stream()
                .anyMatch(child -> isText(child) && !value(child).isBlank());
        if (speaks
                && !Set.of("SCRIPT", "STYLE", "CODE", "TITLE")
                        .contains(node.get("nodeName").getAsString())) {
            found.add(node);
        }
        children(node).forEach(child -> found.addAll(withText(child)));
        return found;
    }

    private static String text(JsonObject element) {
        return children(element).stream()
                .filter(Critic::isText)
                .map(Critic::value)
                .map(String::strip)
                .reduce("", (one, other) -> one + " " + other)
                .strip();
    }

    private static List<JsonObject> children(JsonObject node) {
        return node.has("children")
                ? StreamSupport.stream(node.getAsJsonArray("children").spliterator(), false)
                        .map(JsonElement::getAsJsonObject)
                        .toList()
                : List.of();
    }

    private static boolean isText(JsonObject node) {
        return node.get("nodeType").getAsInt() == 3;
    }

    private static String value(JsonObject node) {
        return node.get("nodeValue").getAsString();
    }

    private static String file(String name) {
        try (InputStream file = Critic.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The test classes lack " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
