package org.moiso.server.browser;

import java.util.stream.Stream;

/** What the hall sees on its walls. */
final class BoardScreensTest extends ScreensTest {

    static Stream<Screen> screens() {
        return wanted(BoardScreens.all());
    }
}
