package org.moiso.server.browser;

import com.microsoft.playwright.WebSocketRoute;
import org.jspecify.annotations.Nullable;

/** The cable between a screen and the server. */
final class CutLine {

    private volatile @Nullable WebSocketRoute open;
    private volatile boolean cut;

    CutLine(Pages pages) {
        pages.browser().routeWebSocket(address -> address.contains("/board"), this::connect);
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
