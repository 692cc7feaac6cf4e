package org.moiso.server.browser;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.moiso.server.text.Language;

/**
 * What a page is seen on, and what a person needs there.
 *
 * @param languages in which it is looked at; one, where all languages stand on the page at once, or only one is offered
 * @param still whether everything must stand on the screen without scrolling
 * @param lax whether it is a long text for developers, in which boxes may scroll sideways and codes stand in a font of their own
 * @param touch the least edge of what one touches or clicks, in pixels
 * @param capitals pairs of a test hook and the least share of the screen's short side that its capital letters have
 */
record Device(
        List<Size> sizes,
        List<Language> languages,
        boolean still,
        boolean lax,
        ToDoubleFunction<Size> touch,
        List<List<Object>> capitals) {

    private static final List<Language> EACH = List.of(Language.values());
    private static final List<Language> AT_ONCE = List.of(Language.VI);

    /** A touch panel of 21 inches at the door: targets of 20 mm, and nothing to scroll. */
    static final Device KIOSK = new Device(
            List.of(new Size(1080, 1920), new Size(1024, 768)),
            EACH,
            true,
            false,
            size -> size.pixels(20, 21),
            List.of());

    /** A television, seen from ten metres. Nobody touches it but to switch the sound on. */
    static final Device BOARD = new Device(
            List.of(new Size(1920, 1080), new Size(3840, 2160), new Size(1080, 1920)),
            AT_ONCE,
            true,
            false,
            size -> 24,
            List.of(
                    List.of("call-number", 1 / 12.0),
                    List.of("call-counter", 1 / 12.0),
                    List.of("row-ticket", 1 / 24.0),
                    List.of("row-counter", 1 / 24.0)));

    /** A band along a wall. */
    static final Device STRIP =
            new Device(List.of(new Size(1920, 360), new Size(1920, 540)), AT_ONCE, true, false, size -> 24, List.of());

    /** A small screen over a counter. */
    static final Device COUNTER_BOARD =
            new Device(List.of(new Size(800, 480), new Size(1024, 600)), AT_ONCE, true, false, size -> 24, List.of());

    /** The supervisor walks about with a phone, or sits at a screen that shows the whole hall. */
    static final Device SUPERVISOR = new Device(
            List.of(new Size(1280, 800), new Size(1920, 1080), new Size(390, 844)),
            EACH,
            false,
            false,
            size -> 24,
            List.of());

    /** A small window beside the officer's own programs, or a screen of its own; with a mouse. */
    static final Device CONSOLE =
            new Device(List.of(new Size(420, 760), new Size(1280, 800)), EACH, false, false, size -> 24, List.of());

    /** A cheap phone, held in one hand. */
    static final Device PHONE =
            new Device(List.of(new Size(360, 640), new Size(390, 844)), EACH, false, false, size -> 44, List.of());

    /** An administrator's browser. */
    static final Device DESK =
            new Device(List.of(new Size(1280, 800), new Size(390, 844)), EACH, false, false, size -> 24, List.of());

    /** Reading matter for developers, in English. */
    static final Device MANUAL =
            new Device(List.of(new Size(1280, 800), new Size(390, 844)), AT_ONCE, false, true, size -> 0, List.of());

    /** Whether it has no language of its own to be switched. */
    boolean speaksAll() {
        return languages.size() == 1;
    }
}
