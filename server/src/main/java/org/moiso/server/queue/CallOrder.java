package org.moiso.server.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.office.Counter;
import org.moiso.server.ticket.Ticket;

/**
 * In which order waiting tickets are called: pure rules, no I/O. Whatever the rule, nobody starves: a ticket that has waited longer than the office's
 * {@code maxWait} goes before everything, the longest wait first; and under {@code head-start} nobody is overtaken by a ticket that came later than
 * the largest head start.
 */
public final class CallOrder {

    private final OfficePlan plan;
    private final Instant now;
    private final int priorityStreak;

    /**
     * @param now the moment of the call
     * @param priorityStreak how many priority tickets in a row the counter has just called; only {@code interleave} looks at it
     */
    public CallOrder(OfficePlan plan, Instant now, int priorityStreak) {
        this.plan = plan;
        this.now = now;
        this.priorityStreak = priorityStreak;
    }

    /** Those that a counter may call, the first one first. */
    public List<Ticket> at(Counter counter, Collection<Ticket> waiting) {
        List<Ticket> its = waiting.stream().filter(it -> eligible(it, counter)).toList();
        List<Ticket> order = new ArrayList<>();
        order.addAll(its.stream().filter(this::overdue).sorted(byArrival()).toList());
        List<Ticket> rest = its.stream().filter(it -> !overdue(it)).toList();
        List<Integer> tiers =
                rest.stream().map(it -> tier(it, counter)).distinct().sorted().toList();
        for (int tier : tiers) {
            order.addAll(byRule(rest.stream()
                    .filter(it -> tier(it, counter) == tier && !heldOff(it))
                    .toList()));
        }
        order.addAll(its.stream()
                .filter(it -> !overdue(it) && heldOff(it))
                .sorted(byArrival())
                .toList());
        return order;
    }

    /**
     * Who stands before a ticket in the queue of its service, whatever counter calls next: of each class, those whose place in time is earlier than the returned one.
     * Who has waited longer than {@code maxWait} stands before everybody who has not.
     */
    public Map<PriorityId, Instant> before(Ticket ticket) {
        Instant own = placeInTime(ticket);
        Instant overdue = now.minus(plan.settings().maxWait());
        boolean first = ticket.waitsSince().isBefore(overdue);
        return plan.priorities().stream().collect(Collectors.toMap(PriorityClass::id, it -> {
            Instant place = first ? ticket.waitsSince() : own.plus(it.headStart());
            return first || place.isAfter(overdue) ? place : overdue;
        }));
    }

    private boolean eligible(Ticket ticket, Counter counter) {
        return ticket.wanted() == null
                ? counter.serves(ticket.service().value())
                : ticket.wanted().equals(counter.id());
    }

    private boolean overdue(Ticket ticket) {
        return !heldOff(ticket)
                && Duration.between(ticket.waitsSince(), now)
                                .compareTo(plan.settings().maxWait())
                        > 0;
    }

    private boolean heldOff(Ticket ticket) {
        return ticket.notBefore() != null && ticket.notBefore().isAfter(now);
    }

    /** What was sent to this very counter is its own work. */
    private static int tier(Ticket ticket, Counter counter) {
        if (counter.id().equals(ticket.wanted())) {
            return 1;
        }
        return counter.serves().stream()
                .filter(it -> it.service().equals(ticket.service().value()))
                .mapToInt(Counter.Tier::tier)
                .findFirst()
                .orElse(1);
    }

    private List<Ticket> byRule(List<Ticket> waiting) {
        return switch (plan.settings().callingRule()) {
            case "strict" ->
                waiting.stream()
                        .sorted(Comparator.comparing((Ticket it) -> !prior(it)).thenComparing(byArrival()))
                        .toList();
            case "interleave" -> interleaved(waiting);
            default ->
                waiting.stream()
                        .sorted(Comparator.comparing(this::placeInTime).thenComparing(byArrival()))
                        .toList();
        };
    }

    private List<Ticket> interleaved(List<Ticket> waiting) {
        List<Ticket> prior = new ArrayList<>(
                waiting.stream().filter(this::prior).sorted(byArrival()).toList());
        List<Ticket> normal = new ArrayList<>(
                waiting.stream().filter(it -> !prior(it)).sorted(byArrival()).toList());
        List<Ticket> order = new ArrayList<>();
        int streak = priorityStreak;
        while (!prior.isEmpty() || !normal.isEmpty()) {
            boolean normalsTurn = prior.isEmpty() || (streak >= plan.settings().interleave() && !normal.isEmpty());
            order.add(normalsTurn ? normal.remove(0) : prior.remove(0));
            streak = normalsTurn ? 0 : streak + 1;
        }
        return order;
    }

    private boolean prior(Ticket ticket) {
        return plan.priority(ticket.priority()).filter(it -> !it.normal()).isPresent();
    }

    private Instant placeInTime(Ticket ticket) {
        Duration headStart =
                plan.priority(ticket.priority()).map(PriorityClass::headStart).orElse(Duration.ZERO);
        return ticket.waitsSince().minus(headStart);
    }

    private static Comparator<Ticket> byArrival() {
        return Comparator.comparing(Ticket::waitsSince)
                .thenComparing(it -> it.number().lap())
                .thenComparing(it -> it.number().place())
                .thenComparing(it -> it.number().text())
                .thenComparing(it -> it.id().value());
    }
}
