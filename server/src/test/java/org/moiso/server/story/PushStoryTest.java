package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A visitor waits in the market; the phone rings with the page closed. */
@OnBothDatabases
class PushStoryTest {

    private final PushGateway service = TestServer.PUSH;
    private final TestServer server;
    private final TestOffice office;

    PushStoryTest(TestServer server) {
        this.server = server;
        office = server.newOffice(PushStoryTest::withPush);
        office.counter(2).opens();
        await().until(() -> office.rows("select receiver from courier_cursor where office = '" + office.id() + "'")
                        .size()
                == 1);
    }

    @Test
    void a_phone_is_told_when_its_turn_is_near_when_it_is_called_and_when_it_is_called_again() {
        List<TestTicket> hall = waiting(4);
        subscribes(hall.get(3), "mine").must(204);
        subscribes(hall.get(3), "mine").must(204);

        office.counter(2).callsNext();
        office.counter(2).finishesAndCallsNext();
        await().until(() -> pushes("mine") == 1);
        office.counter(2).finishesAndCallsNext();
        office.counter(2).finishesAndCallsNext();
        await().until(() -> pushes("mine") == 2);
        office.clock().advanceSeconds(6);
        office.counter(2).does("recall", hall.get(3));
        await().until(() -> pushes("mine") == 3);

        PushGateway.Push push = service.to(name("mine")).get(0);
        assertThat(push.authorization()).matches("vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]{86}, k=" + key(hall.get(3)));
        assertThat(push.ttl()).isEqualTo("300");
        assertThat(push.length()).isZero();
        await().until(() -> due() == 0);
    }

    @Test
    void a_push_service_in_trouble_is_tried_a_few_times_and_holds_no_other_up() {
        List<TestTicket> hall = waiting(2);
        answers("ill", 503);
        answers("elsewhere-bound", 307);
        subscribes(hall.get(0), "ill").must(204);
        subscribes(hall.get(0), "well").must(204);
        subscribes(hall.get(0), "elsewhere-bound").must(204);

        office.counter(2).callsNext();
        await().until(() -> pushes("ill") == 1 && pushes("well") == 1 && pushes("elsewhere-bound") == 1);
        office.clock().advanceSeconds(6);
        somethingHappens();
        await().until(() -> pushes("ill") == 2);
        answers("ill", 201);
        office.clock().advanceSeconds(11);
        somethingHappens();
        await().until(() -> pushes("ill") == 3 && pushes("elsewhere-bound") == 3);
        office.clock().advanceSeconds(21);
        somethingHappens();
        await().until(() -> pushes("elsewhere-bound") == 4);

        await().until(() -> due() == 0);
        assertThat(pushes("ill")).isEqualTo(3);
        assertThat(pushes("well")).isEqualTo(1);
        assertThat(pushes("elsewhere")).isZero();
        assertThat(phones()).isEqualTo(3);
    }

    @Test
    void a_phone_is_forgotten_when_it_is_gone_when_its_ticket_ends_with_the_day_and_when_the_office_switches_it_off() {
        List<TestTicket> hall = waiting(5);
        answers("gone", 410);
        subscribes(hall.get(0), "gone").must(204);
        subscribes(hall.get(0), "mine").must(204);
        subscribes(hall.get(1), "withdrawn").must(204);
        subscribes(hall.get(2), "later").must(204);
        assertThat(phones()).isEqualTo(4);

        office.counter(2).callsNext();
        await().until(() -> phones() == 3);
        office.counter(2).does("finish", hall.get(0));
        await().until(() -> phones() == 2);
        server.visitor()
                .post(path(hall.get(1)) + "/stop", Map.of("endpoint", service.endpoint(name("withdrawn"))))
                .must(204);
        assertThat(phones()).isEqualTo(1);
        office.putInForce(plan -> {});
        await().until(() -> phones() == 0);
        subscribes(hall.get(2), "later").refused(409, "push.not-offered");
        assertThat(key(hall.get(2))).isEqualTo("null");

        office.putInForce(PushStoryTest::withPush);
        subscribes(hall.get(2), "later").must(204);
        office.clock().advanceMinutes(24 * 60);
        somethingHappens();
        await().until(() -> phones() == 0);
        subscribes(hall.get(2), "later").refused(409, "push.not-offered");
    }

    @Test
    void strangers_cannot_make_the_server_call_where_they_like_nor_as_often_as_they_like() {
        List<TestTicket> hall = waiting(3);
        TestTicket ticket = hall.get(0);

        for (String endpoint : List.of(
                "http://127.0.0.1:1/x", "https://127.0.0.1/x", "https://fcm.googleapis.com/x", "file:///etc/passwd")) {
            Answer answer = server.visitor().post(path(ticket), Map.of("endpoint", endpoint));
            answer.refused(422, "push.unknown");
        }
        server.visitor()
                .post("/api/track/AAAAAAAAAAAA/push", Map.of("endpoint", service.endpoint(name("mine"))))
                .refused(404, "ticket.not-found");
        IntStream.range(0, 4).forEach(it -> subscribes(ticket, "phone" + it).must(204));
        subscribes(ticket, "phone5").refused(409, "push.full");
        IntStream.range(0, 11).forEach(it -> subscribes(ticket, "phone0").must(204));
        subscribes(ticket, "phone0").refused(429, "push.too-often");
        subscribes(hall.get(1), "phone0").must(204);
    }

    @Test
    void of_two_nodes_one_sends() throws IOException {
        assumeThat(server.shared()).isTrue();
        try (TestServer second = server.secondNode()) {
            List<TestTicket> hall = waiting(6);
            IntStream.range(0, 6)
                    .forEach(it -> second.visitor()
                            .post(path(hall.get(it)), Map.of("endpoint", service.endpoint(name("phone" + it))))
                            .must(204));

            office.counter(2).callsNext();
            await().until(() -> pushes("phone0") > 0 && pushes("phone2") > 0);
            office.counter(2).finishesAndCallsNext();
            await().until(() -> pushes("phone1") > 0);
            office.counter(2).finishesAndCallsNext();
            await().until(() -> pushes("phone2") > 1 && due() == 0);

            assertThat(IntStream.range(0, 3).map(it -> pushes("phone" + it))).containsExactly(1, 1, 2);
        }
    }

    @Test
    void a_call_of_just_before_the_server_went_down_is_told_after_it_is_back() throws IOException {
        try (TestServer alone = server.another()) {
            TestOffice there = alone.newOffice(PushStoryTest::withPush);
            TestTicket ticket = there.kiosk().press("Hộ tịch");
            String phone = there.id() + "-restarted";
            alone.visitor()
                    .post(path(ticket), Map.of("endpoint", service.endpoint(phone)))
                    .must(204);
            service.answers(phone, 503);
            there.counter(2).opens().callsNext();
            await().until(() -> service.pushes(phone) == 1);
            alone.stop();
            service.answers(phone, 201);
            alone.clock().advanceSeconds(6);
            alone.start();

            await().until(() -> service.pushes(phone) == 2);
            assertThat(there.rows("select private_key from push_key")).hasSize(1);
        }
    }

    private static void withPush(ObjectNode plan) {
        plan.withObject("/settings/phone").put("push", true);
    }

    private List<TestTicket> waiting(int people) {
        return IntStream.range(0, people)
                .mapToObj(it -> office.kiosk().press("Hộ tịch"))
                .toList();
    }

    private Answer subscribes(TestTicket ticket, String phone) {
        return server.visitor().post(path(ticket), Map.of("endpoint", service.endpoint(name(phone))));
    }

    private String key(TestTicket ticket) {
        return server.visitor()
                .get("/api/track/" + ticket.code())
                .must(200)
                .json()
                .path("pushKey")
                .asText();
    }

    private static String path(TestTicket ticket) {
        return "/api/track/" + ticket.code() + "/push";
    }

    /** A phone of this office: all offices of the run share the push service. */
    private String name(String phone) {
        return office.id() + "-" + phone;
    }

    private int pushes(String phone) {
        return service.pushes(name(phone));
    }

    private void answers(String phone, int status) {
        service.answers(name(phone), status);
    }

    /** The server looks for what is due with each event; nobody has to wait for its round. */
    private void somethingHappens() {
        office.kiosk().press("Hộ tịch");
    }

    private int phones() {
        return office.rows("select ticket from push_subscription where office = '" + office.id() + "'")
                .size();
    }

    private int due() {
        return office.rows("select ticket from push_subscription where due_at is not null and office = '" + office.id()
                        + "'")
                .size();
    }
}
