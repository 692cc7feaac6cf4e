package org.moiso.server.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.moiso.printer.Slip;
import org.moiso.printer.SlipTemplate;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.json.Json;
import org.moiso.server.office.Dispenser;
import org.moiso.server.office.DispenserId;
import org.moiso.server.office.PrinterId;
import org.moiso.server.text.Language;
import org.moiso.server.text.LocalText;

/** Tells on paper why a push took no number: a dispenser with plain buttons has nothing else to say it with. */
record SlipNotice(PrinterId printer, Slip slip) {

    private static final int LONGEST = 300;
    /** Never seen: the notice stands in its place. */
    private static final String NO_NUMBER = "–";

    /**
     * @param refused a {@code press.refused}
     * @return empty where the dispenser has no paper
     */
    static Optional<SlipNotice> of(OfficePlan plan, OfficeEvent refused) {
        JsonNode body = refused.body();
        return plan.dispenser(new DispenserId(body.path("dispenser").asText()))
                .map(Dispenser::printer)
                .map(printer -> new SlipNotice(printer, slip(plan, refused, body)));
    }

    private static Slip slip(OfficePlan plan, OfficeEvent refused, JsonNode body) {
        LocalText words = Json.read(body.path("words").toString(), LocalText.class);
        LocalText service = plan.id()
                .keyOf(body.path("service").asText())
                .map(key -> plan.nameOf(new ServiceId(key)))
                .orElse(LocalText.of(NO_NUMBER));
        return new Slip(
                plan.office().header().stream().map(LocalText::vi).toList(),
                NO_NUMBER,
                languages(plan),
                SlipComposer.words(service),
                null,
                null,
                0,
                null,
                plan.shown(refused.at()),
                List.of(),
                null,
                null,
                false,
                SlipTemplate.notice(plain(SlipComposer.words(words))));
    }

    /** Nobody knows who pushed: Vietnamese, and what else the hall speaks first. */
    private static List<String> languages(OfficePlan plan) {
        return Stream.concat(Stream.of(Language.VI), plan.office().languages().stream())
                .map(Language::code)
                .distinct()
                .limit(2)
                .toList();
    }

    /** Braces are for what is filled in, and here all is filled in. */
    private static Map<String, String> plain(Map<String, String> words) {
        return words.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        it -> shortened(it.getValue().replace('{', '(').replace('}', ')'))));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
