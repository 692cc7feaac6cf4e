package org.moiso.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A machine of its own for a browser: a network namespace of Linux, joined to this one by a cable that can be pulled out. Unlike a line that is closed, a pulled cable says nothing to either side. Needs
 * root and {@code ip}; where these are not to be had, the test is left out.
 */
final class AnotherRoom implements AutoCloseable {

    private final int number = ThreadLocalRandom.current().nextInt(1, 250);
    private final String name = "moiso" + number;
    private final Chromium chromium;

    AnotherRoom(Path folder) throws IOException {
        assumeTrue(done("ip", "netns", "add", name), "network namespaces can be made: root, and ip of iproute2");
        must("ip", "link", "add", cable("h"), "type", "veth", "peer", "name", cable("b"), "netns", name);
        must("ip", "addr", "add", host() + "/30", "dev", cable("h"));
        must("ip", "link", "set", cable("h"), "up");
        must("ip", "-n", name, "addr", "add", "10.77." + number + ".2/30", "dev", cable("b"));
        must("ip", "-n", name, "link", "set", cable("b"), "up");
        must("ip", "-n", name, "link", "set", "lo", "up");
        Path inside = folder.resolve("chromium-inside");
        Files.writeString(inside, "#!/bin/sh\nexec ip netns exec " + name + " " + Chromium.executable() + " \"$@\"\n");
        Files.setPosixFilePermissions(inside, PosixFilePermissions.fromString("rwxr-xr-x"));
        chromium = new Chromium(inside);
    }

    /** Opens a page of the server, which is another machine from here. */
    Page open(String url) {
        Page page = chromium.fresh().newPage();
        page.addInitScript(Pages.SPOKEN);
        page.setViewportSize(1280, 720);
        page.navigate(url.replace("localhost", host()));
        return page;
    }

    void pullsTheCable() {
        must("ip", "link", "set", cable("h"), "down");
    }

    void putsItIn() {
        must("ip", "link", "set", cable("h"), "up");
    }

    private String host() {
        return "10.77." + number + ".1";
    }

    private String cable(String end) {
        return name + end;
    }

    private static void must(String... command) {
        assertThat(done(command)).as(String.join(" ", command)).isTrue();
    }

    private static boolean done(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        chromium.close();
        must("ip", "netns", "del", name);
    }
}
