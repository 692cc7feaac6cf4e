package org.moiso.server.browser;

import com.microsoft.playwright.WebSocketRoute;
import org.jspecify.annotations.Nullable;

/** The cable between a screen and the server. */
final class CutLine {

    private volatile @Nullable WebSocketRoute open;
    private volatile boolean cut;

    /** A board's. */
    CutLine(Pages pages) {
        this(pages, "/board");
    }

    /** @param socket a part of the addresses whose line it is */
    CutLine(Pages pages, String socket) {
        pages.browser().routeWebSocket(address -> address.contains(socket), this::connect);
    }

    private void connect(WebSocketRoute route) {
        if (cut) {
            route.close();
        } else {
            route.connectToServer();
            open = route;
        }
    }

    void cut() {
        cut = true;
        WebSocketRoute route = open;
        if (route != null) {
            route.close();
        }
    }

    void mend() {
        cut = false;
    }
}
