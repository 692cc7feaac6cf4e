package org.moiso.printer;

import org.jspecify.annotations.Nullable;

/** The lines and spaces between the parts of a slip. They wait until something stands below them: none is drawn twice, or at an end. */
final class SlipGaps {
    private final SlipPage page;

    private boolean begun;
    /** What the part above wants between itself and a rule. */
    private double closing;

    private @Nullable String rule;
    private double before;
    private double after;

    SlipGaps(SlipPage page) {
        this.page = page;
    }

    /** Asks for a line; of several in a row the last one is drawn. */
    void rule(String kind) {
        rule = kind;
        before += after;
        after = 0;
    }

    void space(int dots) {
        if (rule == null) {
            before += dots;
        } else {
            after += dots;
        }
    }

    /**
     * Before a part is drawn: draws what has waited for it.
     *
     * @param closes the room that this part wants between itself and a rule below
     */
    void begin(double closes) {
        if (begun && rule != null) {
            page.space(closing + before);
            if (rule.equals("dashes")) {
                page.dashedRule();
            } else {
                page.rule(3);
            }
            page.space(8);
            page.space(after);
        } else if (begun) {
            page.space(before);
        }
        rule = null;
        before = 0;
        after = 0;
        begun = true;
        closing = closes;
    }
}
