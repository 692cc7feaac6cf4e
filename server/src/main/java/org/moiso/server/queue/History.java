package org.moiso.server.queue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.CounterId;

/**
 * What an office's last working days tell about this one. Immutable.
 *
 * @param of the business day it is for
 * @param days the last working days
 * @param gap seconds from the end of a visit to the next call, where somebody waited
 * @param pauses lengths of short pauses, in seconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record History(LocalDate of, List<PastDay> days, Pace gap, double[] pauses) {

    static final int DAYS_LOOKED_BACK = 14;

    private static final int DAYS_KEPT = 8;
    private static final double USUAL_GAP = 20;
    private static final int LONGEST_GAP = 600;
    private static final int LONGEST_PAUSE = 45 * 60;
    private static final int WHOLE_DAY = 24 * 3600;

    static History of(
            OfficePlan plan,
            LocalDate today,
            List<WaitStore.Issued> issued,
            List<WaitStore.Turned> turned,
            List<WaitStore.Stay> stays) {
        Map<LocalDate, List<PastDay.Arrival>> arrivals = new LinkedHashMap<>();
        issued.forEach(it -> arrivals.computeIfAbsent(it.day(), day -> new ArrayList<>())
                .add(new PastDay.Arrival(
                        plan.localTime(it.at()).toLocalTime().toSecondOfDay(), it.service(), it.priority())));
        Map<LocalDate, Map<CounterId, List<PastDay.Spell>>> open = open(plan, turned);
        List<PastDay> days = new ArrayList<>();
        arrivals.forEach((day, came) -> {
            Map<CounterId, List<PastDay.Spell>> spells = open.get(day);
            if (spells != null) {
                days.add(new PastDay(came, spells));
            }
        });
        List<PastDay> kept = days.subList(Math.max(0, days.size() - DAYS_KEPT), days.size());
        return new History(today, kept, Pace.of(USUAL_GAP, gaps(stays)), pauses(kept));
    }

    private static Map<LocalDate, Map<CounterId, List<PastDay.Spell>>> open(
            OfficePlan plan, List<WaitStore.Turned> turned) {
        Map<LocalDate, List<WaitStore.Turned>> byDay = new LinkedHashMap<>();
        turned.forEach(
                it -> byDay.computeIfAbsent(it.day(), day -> new ArrayList<>()).add(it));
        Set<CounterId> leftOpen = new HashSet<>();
        Map<LocalDate, Map<CounterId, List<PastDay.Spell>>> open = new LinkedHashMap<>();
        byDay.forEach((day, events) -> open.put(day, spells(plan, events, leftOpen)));
        return open;
    }

    private static Map<CounterId, List<PastDay.Spell>> spells(
            OfficePlan plan, List<WaitStore.Turned> events, Set<CounterId> leftOpen) {
        Map<CounterId, Integer> since = new HashMap<>();
        leftOpen.forEach(counter -> since.put(counter, 0));
        Map<CounterId, List<PastDay.Spell>> spells = new HashMap<>();
        for (WaitStore.Turned event : events) {
            int second = plan.localTime(event.at()).toLocalTime().toSecondOfDay();
            CounterId counter = key(plan.id(), event.counter());
            if (event.type().equals("counter.opened")) {
                since.putIfAbsent(counter, second);
            } else if (since.containsKey(counter)) {
                spells.computeIfAbsent(counter, it -> new ArrayList<>())
                        .add(new PastDay.Spell(since.remove(counter), second));
            }
        }
        since.forEach((counter, from) ->
                spells.computeIfAbsent(counter, it -> new ArrayList<>()).add(new PastDay.Spell(from, WHOLE_DAY)));
        leftOpen.clear();
        leftOpen.addAll(since.keySet());
        return spells;
    }

    private static CounterId key(OfficeId office, String scoped) {
        return new CounterId(office.keyOf(scoped).orElse(scoped));
    }

    /** Where the next one waited already when a visit ended, the time to its call is how long the officer took. */
    private static double[] gaps(List<WaitStore.Stay> stays) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < stays.size(); i++) {
            WaitStore.Stay before = stays.get(i - 1);
            WaitStore.Stay after = stays.get(i);
            double gap = Duration.between(before.endedAt(), after.calledAt()).toMillis() / 1000.0;
            if (before.counter().equals(after.counter())
                    && after.waitedSince().isBefore(before.endedAt())
                    && gap >= 0
                    && gap < LONGEST_GAP) {
                gaps.add(gap);
            }
        }
        return gaps.stream().mapToDouble(it -> it).toArray();
    }

    private static double[] pauses(List<PastDay> days) {
        List<Integer> pauses = new ArrayList<>();
        days.forEach(day -> day.open().values().forEach(spells -> {
            for (int i = 1; i < spells.size(); i++) {
                pauses.add(spells.get(i).from() - spells.get(i - 1).to());
            }
        }));
        return pauses.stream()
                .filter(it -> it > 0 && it < LONGEST_PAUSE)
                .mapToDouble(it -> it)
                .toArray();
    }
}
