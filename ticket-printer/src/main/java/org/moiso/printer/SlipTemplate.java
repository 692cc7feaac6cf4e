package org.moiso.printer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the slips of an office, or of one of its services, are laid out: data, not code. The mark of a reprint needs no
 * block, it always comes first.
 *
 * @param languages {@code both} for Vietnamese and then the visitor's own language, {@code own} for the visitor's alone
 * @param blocks from top to bottom; the number is one of them, or the notice that there is none
 */
public record SlipTemplate(String languages, List<SlipBlock> blocks) {

    private static final int MOST_BLOCKS = 40;
    private static final int MOST_LOGOS = 2;

    private static final SlipTemplate USUAL = new SlipTemplate(
            "both",
            List.of(
                    SlipBlock.of("header"),
                    SlipBlock.of("rule"),
                    SlipBlock.of("number"),
                    SlipBlock.of("service"),
                    SlipBlock.of("priority"),
                    SlipBlock.of("dashes"),
                    SlipBlock.of("counter"),
                    SlipBlock.of("ahead"),
                    SlipBlock.of("estimate"),
                    SlipBlock.of("dashes"),
                    SlipBlock.of("papers"),
                    SlipBlock.of("dashes"),
                    SlipBlock.of("qr"),
                    SlipBlock.of("rule"),
                    SlipBlock.of("issued"),
                    SlipBlock.of("footer")));

    public SlipTemplate {
        blocks = List.copyOf(blocks);
        SlipBlock.require(
                List.of("both", "own").contains(languages),
                "the languages of a slip are both or own, not '" + languages + "'");
        SlipBlock.require(blocks.size() <= MOST_BLOCKS, "a slip has at most " + MOST_BLOCKS + " parts");
        SlipBlock.require(
                blocks.stream().anyMatch(it -> it.is("number") || it.is("notice")),
                "a slip needs the number: add a part of that kind");
        SlipBlock.require(
                blocks.stream().filter(it -> it.is("logo")).count() <= MOST_LOGOS,
                "a slip has at most " + MOST_LOGOS + " logos");
        Set<String> seen = new HashSet<>();
        blocks.stream()
                .filter(it -> !SlipBlock.REPEATABLE.contains(it.kind()) && !seen.add(it.kind()))
                .findFirst()
                .ifPresent(twice -> SlipBlock.require(false, "a slip has the part " + twice.kind() + " once at most"));
    }

    /** The layout of an office that has not made one of its own. */
    public static SlipTemplate usual() {
        return USUAL;
    }

    /** What tells on paper why there is no number: what was asked for, and why not. */
    public static SlipTemplate notice(Map<String, String> words) {
        return new SlipTemplate(
                "both",
                List.of(
                        SlipBlock.of("header"),
                        SlipBlock.of("notice"),
                        SlipBlock.of("service"),
                        SlipBlock.of("dashes"),
                        new SlipBlock("text", "large", null, words, null),
                        SlipBlock.of("rule"),
                        SlipBlock.of("issued")));
    }

    public boolean has(String kind) {
        return blocks.stream().anyMatch(it -> it.is(kind));
    }

    /** Whether one part stands somewhere above another. */
    boolean above(String upper, String lower) {
        int first = indexOf(upper);
        return first >= 0 && first < indexOf(lower);
    }

    private int indexOf(String kind) {
        return blocks.stream().map(SlipBlock::kind).toList().indexOf(kind);
    }
}
