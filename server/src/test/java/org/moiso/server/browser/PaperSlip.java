package org.moiso.server.browser;

import org.moiso.printer.Codes;
import org.moiso.printer.SlipImage;

/** What lies in the hand: dots on paper, looked at without knowing how they came there. */
record PaperSlip(SlipImage dots) {

    /**
     * How many dots differ from a drawn slip, not counting the ones that may: where two bytes of a picture would be a command that a printer obeys at once, one
     * dot gets a black neighbour on its left.
     */
    int differences(SlipImage drawn) {
        if (drawn.width() != dots.width() || drawn.height() != dots.height()) {
            return Integer.MAX_VALUE;
        }
        int count = 0;
        for (int y = 0; y < dots.height(); y++) {
            for (int x = 0; x < dots.width(); x++) {
                boolean mayDiffer = x % 8 == 2 && dots.black(x, y) && drawn.black(x + 1, y);
                if (dots.black(x, y) != drawn.black(x, y) && !mayDiffer) {
                    count++;
                }
            }
        }
        return count;
    }

    /** What a phone reads from the code. */
    String code() {
        return Codes.qr(dots).orElseThrow(() -> new AssertionError("There is no code to be read on the slip"));
    }
}
