package org.moiso.printer;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a slip says in each of its languages, and the texts of its template filled with that. */
final class SlipWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Slip slip;

    SlipWords(Slip slip) {
        this.slip = slip;
    }

    /** The expected wait, once for each language. */
    List<String> minutes(Slip.Estimate estimate) {
        return slip.languages().stream()
                .map(language -> minutes(estimate, language))
                .toList();
    }

    /** A text in each language of the slip, once where they say the same; none where a placeholder has no value. */
    List<String> filled(Map<String, String> text) {
        List<String> lines = new ArrayList<>();
        for (String language : slip.languages()) {
            Optional<String> line = filled(SlipTexts.pick(text, language), language);
            line.filter(it -> !it.isBlank() && !lines.contains(it)).ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<String> filled(String words, String language) {
        Map<String, String> values = values(language);
        Matcher found = PLACEHOLDER.matcher(words);
        boolean complete = found.results().map(result -> result.group(1)).allMatch(values::containsKey);
        return complete
                ? Optional.of(PLACEHOLDER
                        .matcher(words)
                        .replaceAll((MatchResult result) ->
                                Matcher.quoteReplacement(values.getOrDefault(result.group(1), ""))))
                : Optional.empty();
    }

    private Map<String, String> values(String language) {
        Map<String, String> values = new HashMap<>();
        Slip.Estimate estimate = slip.estimate();
        values.put("number", slip.number());
        values.put("service", SlipTexts.pick(slip.service(), language));
        values.put("ahead", Integer.toString(slip.ahead()));
        values.put("time", TIME.format(slip.issuedAt()));
        values.put("date", DAY.format(slip.issuedAt()));
        putIfAny(values, "counter", slip.counter(), language);
        putIfAny(values, "priority", slip.priority(), language);
        slip.office().stream().findFirst().ifPresent(office -> values.put("office", office));
        if (estimate != null) {
            values.put("minutes", minutes(estimate, language));
        }
        return values;
    }

    private static void putIfAny(
            Map<String, String> values, String name, @Nullable Map<String, String> text, String language) {
        if (text != null) {
            values.put(name, SlipTexts.pick(text, language));
        }
    }

    private static String minutes(Slip.Estimate estimate, String language) {
        String low = Integer.toString(estimate.low());
        String high = Integer.toString(estimate.high());
        String key = estimate.low() == 0
                ? "slip.minutes.less"
                : estimate.low() == estimate.high() ? "slip.minutes.one" : "slip.minutes";
        return SlipTexts.in(language).of(key, high, low);
    }
}
