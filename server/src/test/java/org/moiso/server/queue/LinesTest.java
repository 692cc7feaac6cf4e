package org.moiso.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.json.Json;
import org.moiso.server.office.Counter;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.ticket.Ticket;
import org.moiso.server.ticket.TicketId;

/** The replay's own telling of the order of calls, held against the order by which tickets are really called. */
class LinesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final int RANDOM_HALLS = 40;

    private final Random random = new Random(11);

    @ParameterizedTest
    @ValueSource(strings = {"head-start", "strict", "interleave"})
    void the_replay_calls_in_the_order_of_the_rules(String rule) throws Exception {
        OfficePlan plan = plan(rule);
        for (int i = 0; i < RANDOM_HALLS; i++) {
            List<Ticket> waiting = waiting(plan, random.nextInt(60));
            for (int desk = 0; desk < plan.counters().size(); desk++) {
                Counter counter = plan.counters().get(desk);

                List<String> played = played(plan, waiting, desk);

                assertThat(played).as("%s at %s", rule, counter.id()).isEqualTo(called(plan, waiting, counter));
            }
        }
    }

    /** As a counter really calls them, one after the other. */
    private static List<String> called(OfficePlan plan, List<Ticket> waiting, Counter counter) {
        List<Ticket> left = new ArrayList<>(waiting);
        List<String> order = new ArrayList<>();
        int streak = 0;
        for (List<Ticket> next = new CallOrder(plan, NOW, streak).at(counter, left);
                !next.isEmpty();
                next = new CallOrder(plan, NOW, streak).at(counter, left)) {
            Ticket called = next.get(0);
            left.remove(called);
            order.add(called.number().text());
            streak = called.priority().value().equals("normal") ? 0 : streak + 1;
        }
        return order;
    }

    private static List<String> played(OfficePlan plan, List<Ticket> waiting, int desk) {
        Hall hall = hall(plan, waiting);
        Lines lines = new Lines(hall);
        lines.reset(hall.futures().get(0));
        List<String> order = new ArrayList<>();
        int streak = 0;
        for (int person = lines.pick(desk, 0, streak); person >= 0; person = lines.pick(desk, 0, streak)) {
            if (!lines.ghost(person)) {
                order.add(waiting.get(person).number().text());
                streak = hall.prior()[lines.priority(person)] ? streak + 1 : 0;
            }
        }
        return order;
    }

    private static Hall hall(OfficePlan plan, List<Ticket> waiting) {
        Places places = new Places(plan);
        List<Hall.Desk> desks = plan.counters().stream()
                .map(counter -> {
                    int[] tiers = new int[plan.services().size()];
                    counter.serves().forEach(it -> tiers[places.of(new ServiceId(it.service()))] = it.tier());
                    return new Hall.Desk(tiers, null);
                })
                .toList();
        boolean[] prior = new boolean[plan.priorities().size()];
        IntStream.range(0, prior.length)
                .forEach(i -> prior[i] = !plan.priorities().get(i).normal());
        return new Hall(
                desks,
                plan.services().size(),
                plan.priorities().stream()
                        .mapToInt(it -> (int) it.headStart().toSeconds())
                        .toArray(),
                prior,
                new Hall.Rule(
                        plan.settings().callingRule(),
                        plan.settings().interleave(),
                        (int) plan.settings().maxWait().toSeconds(),
                        0),
                waiting.stream()
                        .map(it -> new Hall.Person(
                                places.of(it.service()),
                                places.of(it.priority()),
                                (int) (it.waitsSince().getEpochSecond() - NOW.getEpochSecond()),
                                -1))
                        .toList(),
                List.of(),
                Pace.of(20, new double[0]),
                List.of(new Hall.Future(List.of(), new double[desks.size()][])));
    }

    /** People who came at different seconds of the last hour, the earliest first. */
    private List<Ticket> waiting(OfficePlan plan, int many) {
        List<Integer> ages = random.ints(1, 3900)
                .distinct()
                .limit(many)
                .boxed()
                .sorted((a, b) -> b - a)
                .toList();
        return IntStream.range(0, many)
                .mapToObj(i -> ticket(plan, i, ages.get(i)))
                .toList();
    }

    private Ticket ticket(OfficePlan plan, int number, int age) {
        ObjectNode ticket = Json.mapper().createObjectNode();
        ticket.put("id", new TicketId(number + 1).toString());
        ticket.put("office", plan.id().value());
        ticket.set(
                "number",
                Json.mapper()
                        .createObjectNode()
                        .put("series", "A")
                        .put("businessDay", LocalDate.of(2026, 11, 20).toString())
                        .put("lap", 0)
                        .put("place", number)
                        .put("text", "A" + number));
        ticket.put("service", pick(plan.services()).id().value());
        ticket.put(
                "priority",
                random.nextInt(3) > 0 ? "normal" : pick(plan.priorities()).id().value());
        ticket.put("waitsSince", NOW.minusSeconds(age).toString());
        ticket.put("status", "waiting");
        ticket.putArray("route");
        return Json.read(ticket.toString(), Ticket.class);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static OfficePlan plan(String rule) throws Exception {
        String text = new String(
                LinesTest.class.getResourceAsStream("/simulate/trung-tam.yaml").readAllBytes(), StandardCharsets.UTF_8);
        ObjectNode plan = Json.mapper().valueToTree(new OfficeFile().read(text).plan());
        ((ObjectNode) plan.path("settings")).put("callingRule", rule);
        return Json.read(plan.toString(), OfficePlan.class);
    }
}
