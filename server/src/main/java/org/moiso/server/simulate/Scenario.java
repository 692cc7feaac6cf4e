package org.moiso.server.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.json.Json;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.OpeningHours;

/**
 * An office and how many come to it.
 *
 * @param visitors on an average day
 * @param shares of the visitors, by service; in any unit
 */
public record Scenario(String name, OfficePlan plan, int visitors, Map<ServiceId, Integer> shares) {

    /** Of a day's visitors, in per mille, by the hour of their arrival: the morning is the rush, and many come before the counters open. */
    static final Map<Integer, Integer> BY_HOUR =
            new TreeMap<>(Map.of(7, 170, 8, 220, 9, 190, 10, 130, 13, 110, 14, 110, 15, 60, 16, 10));

    /** A commune: 45 visitors a day, the services of the demo office at four counters that help each other. */
    public static Scenario commune(OfficePlan demo) {
        List<Counter> counters = Stream.of(
                        counter(demo, "q1", "CT", 1, "TKQ", 1, "HT", 2),
                        counter(demo, "q2", "HT", 1, "XH", 1, "CT", 2, "TKQ", 2),
                        counter(demo, "q3", "DD", 1, "KD", 1, "XH", 2),
                        counter(demo, "q6", "CA", 1))
                .toList();
        return new Scenario(
                "commune",
                with(demo, counters),
                45,
                shares("CT", 30, "HT", 18, "DD", 12, "XH", 8, "KD", 6, "CA", 14, "TKQ", 12));
    }

    /** A centre of Phú Quốc's size: 1,000 visitors a day, 20 counters. */
    public static Scenario centre(OfficePlan plan) {
        return new Scenario(
                "centre",
                plan,
                1000,
                shares("TKQ", 20, "CT", 22, "HT", 12, "CA", 14, "DD", 14, "XD", 5, "KD", 6, "XH", 4, "TH", 3));
    }

    /** The plan with other counters, and with hours. */
    private static OfficePlan with(OfficePlan plan, List<Counter> counters) {
        ObjectNode changed = Json.mapper().valueToTree(plan);
        changed.set("counters", Json.mapper().valueToTree(counters));
        changed.set("hours", Json.mapper().valueToTree(new OpeningHours(false, week(), Map.of(), Map.of())));
        return Json.read(changed.toString(), OfficePlan.class);
    }

    private static Map<String, List<OpeningHours.Window>> week() {
        List<OpeningHours.Window> day = List.of(
                new OpeningHours.Window(LocalTime.of(6, 30), LocalTime.of(11, 15)),
                new OpeningHours.Window(LocalTime.of(13, 0), LocalTime.of(16, 30)));
        return Stream.of("monday", "tuesday", "wednesday", "thursday", "friday")
                .collect(Collectors.toMap(it -> it, it -> day));
    }

    private static Counter counter(OfficePlan plan, String id, Object... tiers) {
        Counter counter = plan.counter(new CounterId(id)).orElseThrow();
        return new Counter(
                counter.id(),
                counter.number(),
                counter.name(),
                shares(tiers).entrySet().stream()
                        .map(it -> new Counter.Tier(it.getKey().value(), it.getValue()))
                        .toList());
    }

    private static Map<ServiceId, Integer> shares(Object... pairs) {
        Map<ServiceId, Integer> shares = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            shares.put(new ServiceId((String) pairs[i]), (Integer) pairs[i + 1]);
        }
        return shares;
    }
}
