package org.moiso.printer;

import com.google.zxing.oned.Code128Writer;
import java.awt.Graphics2D;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as Code 128 (ISO/IEC 15417), for offices whose readers take bar codes. */
final class BarCode {
    /** Free room on either side, in modules, as the standard asks for. */
    private static final int QUIET = 10;

    /** A quarter of a millimetre: below, cheap readers miss it on thermal paper. */
    private static final int THINNEST = 2;

    private static final int THICKEST = 4;
    private static final Pattern ENCODABLE = Pattern.compile("[ -~]+");

    private final boolean[] modules;
    private final int dots;

    private BarCode(boolean[] modules, int dots) {
        this.modules = modules;
        this.dots = dots;
    }

    /**
     * The code of a number, its modules as thick as fits.
     *
     * @param room the width with the free room on both sides, in dots
     * @return empty where the number has a letter that Code 128 has not (Đ), or where there is no room for it
     */
    static Optional<BarCode> of(String number, int room) {
        if (!ENCODABLE.matcher(number).matches()) {
            return Optional.empty();
        }
        boolean[] modules = new Code128Writer().encode(number);
        int dots = Math.min(THICKEST, room / (modules.length + 2 * QUIET));
        return dots < THINNEST ? Optional.empty() : Optional.of(new BarCode(modules, dots));
    }

    int width() {
        return modules.length * dots;
    }

    void draw(Graphics2D graphics, int x, int y, int height) {
        for (int i = 0; i < modules.length; i++) {
            if (modules[i]) {
                graphics.fillRect(x + i * dots, y, dots, height);
            }
        }
    }
}
