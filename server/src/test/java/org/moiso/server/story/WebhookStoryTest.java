package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.moiso.server.json.Json;
import org.moiso.server.web.Role;

/** A province listens to what happens in an office: signed, in order, and again after it was away. */
@OnBothDatabases
class WebhookStoryTest {

    private static final String SECRET = "a secret of the province";

    /** What a receiver was sent. */
    private record Heard(String type, long seq, String code, String body, String signature) {}

    private final TestServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private final AtomicInteger tries = new AtomicInteger();
    private final HttpServer receiver;
    private final TestOffice office;

    WebhookStoryTest(TestServer server) throws IOException {
        this.server = server.another();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/moiso", exchange -> {
            tries.incrementAndGet();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status.get() == 204) {
                var json = Json.tree(body);
                heard.add(new Heard(
                        json.path("type").asText(),
                        json.path("seq").asLong(),
                        json.path("trackingCode").asText(),
                        body,
                        exchange.getRequestHeaders().getFirst("X-MoiSo-Signature")));
            }
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        receiver.start();
        office = this.server.newOffice(plan -> listening(plan, "ticket.issued", "ticket.called"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        receiver.stop(0);
    }

    @Test
    void a_receiver_hears_what_it_wants_in_order_and_can_tell_that_it_is_true() throws Exception {
        begun();
        TestTicket first = office.kiosk().press("Hộ tịch");
        office.kiosk().press("Hộ tịch");
        office.counter(2).callsNext();

        await().until(() -> heard.size() == 3);

        assertThat(heard).extracting(Heard::type).containsExactly("ticket.issued", "ticket.issued", "ticket.called");
        assertThat(heard).extracting(Heard::seq).isSorted();
        assertThat(heard.get(2).code()).isEqualTo(first.code());
        Heard last = heard.get(2);
        String moment = last.signature().replaceFirst("t=([0-9]+),.*", "$1");
        assertThat(last.signature()).isEqualTo("t=" + moment + ",v1=" + hmac(moment + "." + last.body()));
        assertThat(Long.parseLong(moment)).isEqualTo(server.clock().instant().getEpochSecond());
    }

    @Test
    void a_receiver_that_was_away_hears_everything_once_it_is_back_even_after_a_restart() {
        begun();
        status.set(503);
        office.kiosk().press("Hộ tịch");
        await().until(() -> tries.get() > 0);
        office.kiosk().press("Hộ tịch");
        Client admin = office.staff(Role.ADMIN, "quantri");
        await().until(() -> admin.get(office.path("webhooks"))
                        .must(200)
                        .json()
                        .get(0)
                        .path("failures")
                        .asInt()
                == 1);
        assertThat(admin.get(office.path("webhooks"))
                        .json()
                        .get(0)
                        .path("trouble")
                        .asText())
                .isEqualTo("status 503");
        assertThat(admin.get(office.path("webhooks")).body()).doesNotContain(SECRET);

        server.restart();
        status.set(204);
        office.clock().advanceMinutes(1);

        await().until(() -> heard.size() == 2);
        assertThat(heard).extracting(Heard::seq).isSorted().doesNotHaveDuplicates();
        await().until(() -> admin.get(office.path("webhooks"))
                        .must(200)
                        .json()
                        .get(0)
                        .path("failures")
                        .asInt()
                == 0);
    }

    @Test
    void a_new_webhook_is_not_told_the_past_and_the_office_never_waits_for_it() {
        status.set(500);
        begun();
        office.kiosk().press("Hộ tịch", 3);
        office.putInForce(plan -> {
            listening(plan, "ticket.called");
            ((ObjectNode) plan.withArray("webhooks").get(0)).put("id", "moi");
        });
        await().until(() -> rows("moi") == 1);
        status.set(204);

        office.counter(2).callsNext();

        await().until(() -> heard.size() == 1);
        assertThat(heard.get(0).type()).isEqualTo("ticket.called");
    }

    /** The webhook is known and stands where the log stands. */
    private void begun() {
        office.counter(2).opens();
        await().until(() -> rows("tinh") == 1);
    }

    private long rows(String hook) {
        return office.rows("select receiver from courier_cursor where office = '" + office.id() + "' and receiver = '"
                        + hook + "'")
                .size();
    }

    private void listening(ObjectNode plan, String... events) {
        ObjectNode hook = plan.putArray("webhooks")
                .addObject()
                .put("id", "tinh")
                .put("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/moiso")
                .put("secret", SECRET);
        List.of(events).forEach(hook.putArray("events")::add);
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
