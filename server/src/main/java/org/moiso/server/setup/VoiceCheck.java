package org.moiso.server.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.moiso.server.office.VoiceSettings;

/** Whether calls can be spoken as the plan says. */
final class VoiceCheck {

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final int MOST_REPEATS = 3;

    private VoiceCheck() {}

    static List<String> problems(VoiceSettings voice) {
        List<String> problems = new ArrayList<>();
        oneOf(problems, "dialect", voice.dialect(), VoiceSettings.DIALECTS);
        oneOf(problems, "numbers", voice.numbers(), VoiceSettings.NUMBERS);
        oneOf(problems, "chime", voice.chime(), VoiceSettings.CHIMES);
        if (voice.languages().isEmpty()) {
            problems.add("settings: voice.languages is empty. Name at least one language.");
        }
        if (voice.repeat() < 1 || voice.repeat() > MOST_REPEATS) {
            problems.add("settings: voice.repeat is " + voice.repeat() + ". Give a number from 1 to 3.");
        }
        for (VoiceSettings.Volume span : voice.volume()) {
            if (!span.from().matches(TIME)
                    || !span.to().matches(TIME)
                    || span.from().equals(span.to())) {
                problems.add("settings: voice.volume goes from \"" + span.from() + "\" to \"" + span.to()
                        + "\". Give two different times such as 11:30.");
            }
            if (span.percent() < 0 || span.percent() > 100) {
                problems.add("settings: voice.volume has percent " + span.percent() + ". Give a number from 0 to 100.");
            }
        }
        return problems;
    }

    private static void oneOf(List<String> problems, String field, String value, Set<String> known) {
        if (!known.contains(value)) {
            problems.add("settings: voice." + field + " is \"" + value + "\". Use "
                    + String.join(" or ", new TreeSet<>(known)) + ".");
        }
    }
}
