package org.moiso.server.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.moiso.server.push.PushServices;

/** A push service of the test's own, at an address of this machine: writes down what it is asked, and answers as it is told. */
public final class PushGateway implements AutoCloseable {

    /**
     * What it was asked.
     *
     * @param phone the last part of the endpoint
     * @param length of the body
     */
    public record Push(String phone, String authorization, String ttl, int length) {}

    private final HttpServer server;
    private final List<Push> pushes = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    public PushGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String phone = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        pushes.add(new Push(
                phone,
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("TTL")),
                exchange.getRequestBody().readAllBytes().length));
        int status = answers.getOrDefault(phone, 201);
        if (status == 307) {
            exchange.getResponseHeaders().add("Location", endpoint("elsewhere"));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** From now on this phone's pushes are answered so. */
    public void answers(String phone, int status) {
        answers.put(phone, status);
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public PushServices asConfigured() {
        return PushServices.read(origin(), "mailto:it@xamau.example");
    }

    public String endpoint(String phone) {
        return origin() + "/push/" + phone;
    }

    /** The pushes to one phone. */
    public List<Push> to(String phone) {
        return pushes.stream().filter(it -> it.phone().equals(phone)).toList();
    }

    public int pushes(String phone) {
        return to(phone).size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
