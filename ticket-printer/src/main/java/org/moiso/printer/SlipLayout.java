package org.moiso.printer;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.moiso.printer.SlipFonts.Weight;
import org.moiso.printer.TextBlock.Align;
import org.moiso.printer.TextBlock.Style;

/**
 * Immutable and safe for any thread. The design of a slip: the office, the number large enough to be read at arm's
 * length by an old person, what it is for, where to go and how long it takes, what to bring, and the code to follow it
 * by phone. Making one reads the fonts (about a quarter of a second), drawing takes milliseconds.
 */
public final class SlipLayout {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("HH:mm · dd/MM/yyyy");
    private static final Style OFFICE = new Style(Weight.BOLD, 30, 2);
    private static final Style OFFICE_MORE = new Style(Weight.TEXT, 24, 2);
    private static final Style CAPTION = new Style(Weight.TEXT, 24, 1);
    private static final Style SERVICE = new Style(Weight.BOLD, 42, 2);
    private static final Style SERVICE_SECOND = new Style(Weight.BOLD, 30, 2);
    private static final Style MARK = new Style(Weight.BOLD, 28, 2);
    private static final Style MARK_SECOND = new Style(Weight.TEXT, 24, 2);
    private static final Style LABEL = new Style(Weight.TEXT, 26, 1);
    private static final Style LABEL_SECOND = new Style(Weight.TEXT, 22, 1);
    private static final Style VALUE = new Style(Weight.BOLD, 40, 1);
    private static final Style HEADING = new Style(Weight.BOLD, 26, 2);
    private static final Style SMALL = new Style(Weight.TEXT, 22, 3);
    private static final Style ITEM = new Style(Weight.TEXT, 24, 3);

    /** A space before a number: "Quầy 5" is not torn apart. */
    private static final Pattern NUMBER = Pattern.compile(" (?=\\d)");

    private final SlipFonts fonts = new SlipFonts();

    /** Draws a slip, as high as its content needs. */
    public SlipImage draw(Slip slip, PaperWidth paper) {
        SlipPage page = new SlipPage(paper.dots());
        head(page, slip);
        number(page, slip);
        facts(page, slip);
        papers(page, slip);
        tracking(page, slip);
        foot(page, slip);
        return page.image();
    }

    private void head(SlipPage page, Slip slip) {
        if (slip.reprint()) {
            page.bar(List.of(set(both(slip, "slip.reprint"), MARK, page.room())), true);
            page.space(10);
        }
        for (int i = 0; i < slip.office().size(); i++) {
            page.text(set(slip.office().get(i), i == 0 ? OFFICE : OFFICE_MORE, page.room()), Align.CENTRE);
        }
        page.space(10);
        page.rule(3);
    }

    private void number(SlipPage page, Slip slip) {
        page.space(8);
        page.text(set(both(slip, "slip.number"), CAPTION, page.room()), Align.CENTRE);
        page.space(14);
        page.figure(TextBlock.fitted(fonts, slip.number(), Weight.NUMBER, 208, page.room() * 0.92));
        page.space(20);
        for (TextBlock service : stack(texts(slip, slip.service()), SERVICE, SERVICE_SECOND, page.room())) {
            page.text(service, Align.CENTRE);
            page.space(2);
        }
        if (slip.priority() != null) {
            page.space(8);
            page.bar(stack(texts(slip, slip.priority()), MARK, MARK_SECOND, page.room() - 24), false);
        }
        page.space(14);
    }

    private void facts(SlipPage page, Slip slip) {
        page.dashedRule();
        page.space(8);
        if (slip.counter() != null) {
            fact(page, slip, "slip.counter", texts(slip, slip.counter()));
        }
        fact(page, slip, "slip.ahead", List.of(Integer.toString(slip.ahead())));
        Slip.Estimate estimate = slip.estimate();
        if (estimate != null) {
            fact(page, slip, "slip.wait", minutes(slip, estimate));
        }
        page.space(8);
    }

    private void fact(SlipPage page, Slip slip, String label, List<String> values) {
        List<String> together = values.stream()
                .map(value -> NUMBER.matcher(value).replaceAll("\u00A0"))
                .toList();
        // The answer takes what it needs, up to a good half; the label has the rest.
        List<TextBlock> answers = stack(together, VALUE, LABEL_SECOND, Math.floor(page.room() * 0.54));
        double widest = answers.stream().mapToDouble(TextBlock::width).max().orElse(0);
        double split = Math.floor(page.room() - widest - 16);
        List<TextBlock> labels = stack(own(slip, label), LABEL, LABEL_SECOND, split);
        page.row(labels, answers, split);
        page.space(6);
    }

    private static List<String> minutes(Slip slip, Slip.Estimate estimate) {
        String low = Integer.toString(estimate.low());
        String high = Integer.toString(estimate.high());
        String key = estimate.low() == 0
                ? "slip.minutes.less"
                : estimate.low() == estimate.high() ? "slip.minutes.one" : "slip.minutes";
        return slip.languages().stream()
                .map(language -> SlipTexts.in(language).of(key, high, low))
                .toList();
    }

    private void papers(SlipPage page, Slip slip) {
        if (slip.papers().isEmpty()) {
            return;
        }
        page.dashedRule();
        page.space(8);
        TextBlock heading = set(both(slip, "slip.papers"), HEADING, page.room());
        // Two languages share a line where there is room for both.
        List<TextBlock> headings = heading.lineCount() == 1
                ? List.of(heading)
                : stack(own(slip, "slip.papers"), HEADING, SMALL, page.room());
        headings.forEach(block -> page.text(block, Align.LEFT));
        page.space(4);
        double indent = 34;
        for (String paper : slip.papers()) {
            page.tick(set(paper, ITEM, page.room() - indent), indent);
            page.space(2);
        }
        page.space(8);
    }

    private void tracking(SlipPage page, Slip slip) {
        if (slip.trackingUrl() == null) {
            return;
        }
        page.dashedRule();
        QrSquare code = QrSquare.of(slip.trackingUrl(), (int) (page.room() * 0.38));
        page.space(code.quiet());
        double room = page.room() - code.size() - code.quiet();
        List<TextBlock> beside = new ArrayList<>(stack(own(slip, "slip.track"), HEADING, SMALL, room));
        beside.add(set(DATE.format(slip.issuedAt()), CAPTION, room));
        page.code(code, beside, code.quiet());
        page.space(code.quiet() - 6);
    }

    /** When the slip was issued, unless that stands beside the code, and the office's last words. */
    private void foot(SlipPage page, Slip slip) {
        if (slip.trackingUrl() != null && slip.footer() == null) {
            return;
        }
        page.rule(3);
        page.space(8);
        if (slip.trackingUrl() == null) {
            page.text(set(DATE.format(slip.issuedAt()), CAPTION, page.room()), Align.CENTRE);
        }
        if (slip.footer() != null) {
            for (String footer : texts(slip, slip.footer())) {
                page.text(set(footer, SMALL, page.room()), Align.CENTRE);
            }
        }
    }

    /** Paragraphs below each other: the first in one style, all others in another. */
    private List<TextBlock> stack(List<String> texts, Style first, Style others, double width) {
        List<TextBlock> blocks = new ArrayList<>();
        for (String text : texts) {
            blocks.add(set(text, blocks.isEmpty() ? first : others, width));
        }
        return blocks;
    }

    private TextBlock set(String text, Style style, double width) {
        return TextBlock.set(fonts, text, style, width);
    }

    /** One of the slip's own words in each of its languages. */
    private static List<String> own(Slip slip, String key) {
        return slip.languages().stream().map(code -> SlipTexts.in(code).of(key)).toList();
    }

    private static String both(Slip slip, String key) {
        return String.join(" · ", own(slip, key));
    }

    /** A text in each of the slip's languages; once only where they say the same. */
    private static List<String> texts(Slip slip, Map<String, String> text) {
        return slip.languages().stream()
                .map(code -> SlipTexts.pick(text, code))
                .distinct()
                .toList();
    }
}
