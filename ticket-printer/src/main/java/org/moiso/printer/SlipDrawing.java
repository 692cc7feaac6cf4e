package org.moiso.printer;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.moiso.printer.SlipFonts.Weight;
import org.moiso.printer.TextBlock.Align;
import org.moiso.printer.TextBlock.Style;

/**
 * One slip being drawn, part by part. The design: the number large enough to be read at arm's length by an old person,
 * what it is for, where to go and how long it takes, what to bring, and the code to follow it by phone.
 */
final class SlipDrawing {
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
    private static final Style LABEL_TEXT = new Style(Weight.TEXT, 26, 3);
    private static final Style HEADING_LARGE = new Style(Weight.BOLD, 36, 3);
    private static final Style HEADING = new Style(Weight.BOLD, 26, 2);
    private static final Style SMALL = new Style(Weight.TEXT, 22, 3);
    private static final Style ITEM = new Style(Weight.TEXT, 24, 3);

    /** A space before a number: "Quầy 5" is not torn apart. */
    private static final Pattern NUMBER = Pattern.compile(" (?=\\d)");

    private final SlipFonts fonts;
    private final Slip slip;
    private final SlipTemplate template;
    private final SlipPage page;
    private final SlipWords words;

    private final SlipGaps gaps;

    SlipDrawing(SlipFonts fonts, Slip slip, SlipPage page) {
        SlipTemplate own = slip.template();
        this.fonts = fonts;
        this.slip = slip;
        this.template = own == null ? SlipTemplate.usual() : own;
        this.page = page;
        this.words = new SlipWords(slip);
        this.gaps = new SlipGaps(page);
    }

    SlipImage image() {
        if (slip.reprint()) {
            bar("slip.reprint");
        }
        template.blocks().forEach(this::draw);
        return page.image();
    }

    /** What makes it no slip like others. */
    private void bar(String key) {
        gaps.begin(0);
        page.bar(List.of(set(both(key), MARK, page.room())), true);
        page.space(10);
    }

    private void draw(SlipBlock block) {
        switch (block.kind()) {
            case "logo" -> logo(block);
            case "header" -> header();
            case "text" -> text(block);
            case "number" -> number(block);
            case "notice" -> bar("slip.notice");
            case "service" -> service();
            case "priority" -> priority();
            case "counter" -> ifAny(slip.counter(), counter -> fact("slip.counter", texts(counter)));
            case "ahead" -> fact("slip.ahead", List.of(Integer.toString(slip.ahead())));
            case "estimate" -> ifAny(slip.estimate(), estimate -> fact("slip.wait", words.minutes(estimate)));
            case "issued" -> issued();
            case "papers" -> papers();
            case "qr" -> ifAny(slip.trackingUrl(), this::qr);
            case "barcode" -> barcode(block);
            case "footer" -> ifAny(slip.footer(), this::footer);
            case "space" -> gaps.space(block.bySize(8, 24, 48));
            default -> gaps.rule(block.kind());
        }
    }

    private static <T> void ifAny(@Nullable T thing, Consumer<T> drawn) {
        if (thing != null) {
            drawn.accept(thing);
        }
    }

    private void logo(SlipBlock block) {
        ifAny(block.picture(), picture -> {
            gaps.begin(2);
            page.picture(SlipLogo.picture(picture));
            page.space(8);
        });
    }

    private void header() {
        gaps.begin(10);
        for (int i = 0; i < slip.office().size(); i++) {
            page.text(set(slip.office().get(i), i == 0 ? OFFICE : OFFICE_MORE, page.room()), Align.CENTRE);
        }
    }

    private void text(SlipBlock block) {
        Map<String, String> text = block.text();
        List<String> lines = text == null ? List.of() : words.filled(text);
        if (lines.isEmpty()) {
            return;
        }
        gaps.begin(8);
        page.clear(6);
        Style first = block.bySize(SMALL, LABEL_TEXT, HEADING_LARGE);
        Style others = block.bySize(SMALL, SMALL, LABEL_TEXT);
        Align align =
                "left".equals(block.align()) ? Align.LEFT : "right".equals(block.align()) ? Align.RIGHT : Align.CENTRE;
        stack(lines, first, others, page.room()).forEach(paragraph -> page.text(paragraph, align));
        page.space(2);
    }

    private void number(SlipBlock block) {
        gaps.begin(0);
        page.clear(8);
        page.text(set(both("slip.number"), CAPTION, page.room()), Align.CENTRE);
        page.space(14);
        float largest = block.bySize(130f, 208f, 300f);
        page.figure(TextBlock.fitted(fonts, slip.number(), Weight.NUMBER, largest, page.room() * 0.92));
        page.space(20);
    }

    private void service() {
        gaps.begin(14);
        for (TextBlock service : stack(texts(slip.service()), SERVICE, SERVICE_SECOND, page.room())) {
            page.text(service, Align.CENTRE);
            page.space(2);
        }
    }

    private void priority() {
        ifAny(slip.priority(), priority -> {
            gaps.begin(14);
            page.space(8);
            page.bar(stack(texts(priority), MARK, MARK_SECOND, page.room() - 24), false);
        });
    }

    private void fact(String label, List<String> values) {
        gaps.begin(8);
        page.clear(6);
        List<String> together = values.stream()
                .map(value -> NUMBER.matcher(value).replaceAll("\u00A0"))
                .toList();
        // The answer takes what it needs, up to a good half; the label has the rest.
        List<TextBlock> answers = stack(together, VALUE, LABEL_SECOND, Math.floor(page.room() * 0.54));
        double widest = answers.stream().mapToDouble(TextBlock::width).max().orElse(0);
        double split = Math.floor(page.room() - widest - 16);
        List<TextBlock> labels = stack(own(label), LABEL, LABEL_SECOND, split);
        page.row(labels, answers, split);
        page.space(6);
    }

    /** When the slip was issued, unless that stands beside the code. */
    private void issued() {
        if (besideTheCode()) {
            return;
        }
        gaps.begin(10);
        page.text(set(DATE.format(slip.issuedAt()), CAPTION, page.room()), Align.CENTRE);
    }

    private boolean besideTheCode() {
        return slip.trackingUrl() != null && template.above("qr", "issued");
    }

    private void papers() {
        if (slip.papers().isEmpty()) {
            return;
        }
        gaps.begin(8);
        TextBlock heading = set(both("slip.papers"), HEADING, page.room());
        // Two languages share a line where there is room for both.
        List<TextBlock> headings =
                heading.lineCount() == 1 ? List.of(heading) : stack(own("slip.papers"), HEADING, SMALL, page.room());
        headings.forEach(block -> page.text(block, Align.LEFT));
        page.space(4);
        double indent = 34;
        for (String paper : slip.papers()) {
            page.tick(set(paper, ITEM, page.room() - indent), indent);
            page.space(2);
        }
    }

    private void qr(String address) {
        gaps.begin(0);
        QrSquare code = QrSquare.of(address, (int) (page.room() * 0.38));
        page.clear(code.quiet());
        double room = page.room() - code.size() - code.quiet();
        List<TextBlock> beside = new ArrayList<>(stack(own("slip.track"), HEADING, SMALL, room));
        if (besideTheCode()) {
            beside.add(set(DATE.format(slip.issuedAt()), CAPTION, room));
        }
        page.code(code, beside, code.quiet());
        page.space(code.quiet() - 6);
    }

    private void barcode(SlipBlock block) {
        BarCode.of(slip.number(), (int) page.room() + 2 * SlipPage.MARGIN).ifPresent(code -> {
            gaps.begin(0);
            page.clear(8);
            page.bars(code, block.bySize(56, 80, 120));
            page.space(8);
        });
    }

    private void footer(Map<String, String> footer) {
        gaps.begin(10);
        for (String line : texts(footer)) {
            page.text(set(line, SMALL, page.room()), Align.CENTRE);
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
    private List<String> own(String key) {
        return slip.languages().stream().map(code -> SlipTexts.in(code).of(key)).toList();
    }

    private String both(String key) {
        return String.join(" · ", own(key));
    }

    /** A text in each of the slip's languages; once only where they say the same. */
    private List<String> texts(Map<String, String> text) {
        return slip.languages().stream()
                .map(code -> SlipTexts.pick(text, code))
                .distinct()
                .toList();
    }
}
