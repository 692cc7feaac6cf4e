package org.moiso.server.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import org.jspecify.annotations.Nullable;
import org.moiso.server.json.Json;

/** What every WebSocket needs to know of its caller. */
public final class Sockets {

    private Sockets() {}

    /** The last sequence number the client has used, if it came back with one. */
    public static @Nullable Long since(WsContext socket) {
        String since = socket.queryParam("since");
        return since != null && since.matches("[0-9]{1,18}") ? Long.valueOf(since) : null;
    }

    /** Who opened it, as the upgrade request showed. */
    public static Caller caller(WsContext socket) {
        Caller caller = socket.attribute(Access.CALLER);
        return caller == null ? Caller.visitor() : caller;
    }

    /** What a client sent; null when it is no JSON object, which is nobody's fault but its own. */
    public static @Nullable JsonNode frame(WsMessageContext socket) {
        try {
            JsonNode frame = Json.mapper().readTree(socket.message());
            return frame.isObject() ? frame : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
