package org.moiso.server.browser;

import java.util.stream.Stream;

/** What the staff sees. */
final class StaffScreensTest extends ScreensTest {

    static Stream<Screen> screens() {
        return wanted(StaffScreens.all());
    }
}
