package org.moiso.server.web;

import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every socket that was opened with a token or a session, so that one whose right was withdrawn is cut: it was asked
 * only when it was opened. Safe for all threads.
 */
public final class OpenSockets implements Routes {

    /** The close code that says why, RFC 6455. */
    static final int POLICY_VIOLATION = 1008;

    private static final Logger LOG = LoggerFactory.getLogger(OpenSockets.class);

    private final Access access;
    private final Map<String, WsContext> open = new ConcurrentHashMap<>();

    public OpenSockets(Access access) {
        this.access = access;
    }

    @Override
    public void register(JavalinConfig config) {
        config.routes.wsBefore(ws -> {
            ws.onConnect(socket -> {
                if (socket.attribute(Access.CREDENTIAL) != null) {
                    open.put(socket.sessionId(), socket);
                    // Its right may have been withdrawn after the door was opened to it and before it stood here.
                    cutUnlessStillTheSame(socket);
                }
            });
            ws.onClose(socket -> open.remove(socket.sessionId()));
        });
    }

    /** Asks again for those whom it may concern who they are, and cuts who is no longer who they were. */
    public void recheck(Predicate<Caller> whom) {
        open.values().stream()
                .filter(socket -> whom.test(Sockets.caller(socket)))
                .forEach(this::cutUnlessStillTheSame);
    }

    private void cutUnlessStillTheSame(WsContext socket) {
        Caller caller = Sockets.caller(socket);
        Access.Credential credential = socket.attribute(Access.CREDENTIAL);
        if (credential != null && !same(caller, access.holder(credential))) {
            LOG.info("socket=cut role={} id={} reason=\"access was withdrawn\"", caller.role(), caller.id());
            socket.closeSession(POLICY_VIOLATION, "access was withdrawn");
        }
    }

    /** Who was only given another name may stay. */
    private static boolean same(Caller before, Caller now) {
        return new Caller(before.role(), before.id(), "", before.office())
                .equals(new Caller(now.role(), now.id(), "", now.office()));
    }
}
