package org.moiso.server.browser;

import java.util.stream.Stream;

/** What visitors see at the door and on the phone. */
final class VisitorScreensTest extends ScreensTest {

    static Stream<Screen> screens() {
        return wanted(VisitorScreens.all());
    }
}
