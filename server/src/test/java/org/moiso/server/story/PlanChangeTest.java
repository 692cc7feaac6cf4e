package org.moiso.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.moiso.server.web.Role;

/** A new plan comes into force while people are waiting. */
@OnBothDatabases
class PlanChangeTest {

    private final TestServer server;
    private final TestOffice office;

    PlanChangeTest(TestServer server) {
        this.server = server;
        office = server.newOffice();
    }

    @Test
    void who_waits_for_a_service_that_is_gone_is_still_seen_and_served() {
        TestTicket ticket = office.kiosk().press("Đất đai");
        office.counter(4).opens();

        office.putInForce(PlanChangeTest::withoutLand);

        assertThat(server.visitor().get("/api/track/" + ticket.code()).must(200).text("service"))
                .isEqualTo("DD");
        office.counter(4).calls(ticket, "lĩnh vực đã bỏ");
        assertThat(office.counter(4)
                        .desk()
                        .path("current")
                        .path("ticket")
                        .path("number")
                        .asText())
                .isEqualTo("L001");
        office.counter(4).does("transfer", ticket, Map.of("service", office.service("Hộ tịch")));
        assertThat(office.counter(2).callsNext().number()).isEqualTo("L001");
    }

    @Test
    void a_priority_class_that_is_gone_counts_as_none() {
        office.kiosk().press("Hộ tịch");
        office.clock().advanceMinutes(1);
        office.kiosk().press("Hộ tịch", "elderly");

        office.putInForce(plan -> plan.withArray("priorities").remove(1));

        assertThat(office.counter(2).listed("next")).containsExactly("H001", "H002");
    }

    @Test
    void a_series_goes_on_where_it_stood() {
        office.kiosk().press("Hộ tịch", 3);

        office.putInForce(plan -> plan.withObject("/settings").put("callingRule", "strict"));

        assertThat(office.kiosk().press("Hộ tịch").number()).isEqualTo("H004");
    }

    @Test
    void an_admin_changes_the_plan_while_people_wait() {
        Client admin = office.staff(Role.ADMIN, "quantri");
        office.kiosk().press("Hộ tịch");
        ObjectNode read = (ObjectNode) admin.get(office.path("plan")).must(200).json();
        ((ObjectNode) read.withObject("/plan").withArray("services").get(1)).put("status", "hidden");
        ObjectNode press = read.deepCopy().put("requestId", "plan-press-1");

        long version = admin.send("PUT", office.path("plan"), press.toString())
                .must(200)
                .json()
                .path("version")
                .asLong();

        assertThat(version).isEqualTo(read.path("version").asLong() + 1);
        office.kiosk()
                .order(Map.of("service", office.service("Hộ tịch"), "requestId", "hidden-press"))
                .refused(422, "service.not-found");
        assertThat(admin.send("PUT", office.path("plan"), press.toString())
                        .must(200)
                        .json()
                        .path("version")
                        .asLong())
                .as("the same press again")
                .isEqualTo(version);
        admin.send(
                        "PUT",
                        office.path("plan"),
                        press.put("requestId", "plan-press-2").toString())
                .refused(409, "plan.changed");
    }

    @Test
    void a_plan_that_does_not_fit_together_changes_nothing() {
        Client admin = office.staff(Role.ADMIN, "quantri");
        ObjectNode read = (ObjectNode) admin.get(office.path("plan")).must(200).json();
        read.withObject("/plan").withArray("services").removeAll();

        Answer answer = admin.send(
                "PUT",
                office.path("plan"),
                read.deepCopy().put("requestId", "plan-press-3").toString());

        answer.refused(422, "plan.unusable");
        assertThat(answer.text("detail")).contains("\"q2\" serves \"HT\"");
        assertThat(admin.get(office.path("plan")).must(200).json().path("version"))
                .isEqualTo(read.path("version"));
    }

    private static void withoutLand(ObjectNode plan) {
        plan.withArray("services").remove(2);
        ((ObjectNode) plan.withArray("counters").get(3))
                .withArray("serves")
                .removeAll()
                .addObject()
                .put("service", "CT")
                .put("tier", 1);
    }
}
