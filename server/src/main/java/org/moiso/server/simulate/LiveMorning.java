package org.moiso.server.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.Calling;
import org.moiso.server.call.Finishing;
import org.moiso.server.call.Serving;
import org.moiso.server.call.Staffing;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.Service;
import org.moiso.server.db.Cause;
import org.moiso.server.db.OfficeId;
import org.moiso.server.event.EventLog;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.DispenserId;
import org.moiso.server.office.Officer;
import org.moiso.server.text.Language;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.Ticketing;
import org.moiso.server.web.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A morning in the demo office, through the real use cases: people arrive, officers call and serve them, at a pace at which something happens
 * every few seconds. Counter 2 is left to whoever tries the product, and a simulated officer leaves a counter to a person who works there.
 */
public final class LiveMorning {

    private static final Logger LOG = LoggerFactory.getLogger(LiveMorning.class);
    private static final String ACTOR = "simulation";
    private static final int FREE_COUNTER = 2;
    private static final int WAITING_AT_MOST = 7;
    private static final int FIRST_ARRIVALS = 16;
    private static final double ARRIVALS_A_SECOND = 0.12;

    private final OfficePlans plans;
    private final Ticketing ticketing;
    private final Staffing staffing;
    private final EventLog log;
    private final OfficeId office;
    private final IntFunction<Officer> officerOf;
    private final Random random;
    private final Calling calling;
    private final Serving serving;
    private final Finishing finishing;
    private final Set<CounterId> leftToPeople = ConcurrentHashMap.newKeySet();
    private final Map<CounterId, SimulatedOfficer> officers = new HashMap<>();
    private final Map<CounterId, Long> secondsLeft = new HashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private long seq;

    public LiveMorning(
            OfficePlans plans,
            Ticketing ticketing,
            Calling calling,
            Serving serving,
            Finishing finishing,
            Staffing staffing,
            EventLog log,
            OfficeId office,
            IntFunction<Officer> officerOf,
            long seed) {
        this.plans = plans;
        this.ticketing = ticketing;
        this.calling = calling;
        this.serving = serving;
        this.finishing = finishing;
        this.staffing = staffing;
        this.log = log;
        this.office = office;
        this.officerOf = officerOf;
        this.random = new Random(seed);
    }

    /** Lets the morning begin, on a thread of its own that ends with the program. */
    public void start() {
        Thread thread = new Thread(this::run, "simulation");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        OfficePlan plan = plans.find(office).orElseThrow();
        seq = log.head(office);
        plan.counters().stream().filter(it -> it.number() != FREE_COUNTER).forEach(this::staff);
        for (int i = 0; i < FIRST_ARRIVALS; i++) {
            arrive(plan);
        }
        while (!Thread.currentThread().isInterrupted()) {
            try {
                TimeUnit.SECONDS.sleep(1);
                makeRoomForPeople();
                if (random.nextDouble() < ARRIVALS_A_SECOND) {
                    arrive(plan);
                }
                officers.keySet().stream()
                        .filter(counter -> !leftToPeople.contains(counter))
                        .forEach(this::second);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("simulation=stumbled reason=\"{}\"", e.getMessage());
            }
        }
    }

    private void second(CounterId counter) {
        long left = secondsLeft.merge(counter, -1L, Long::sum);
        SimulatedOfficer officer = officers.get(counter);
        if (left <= 0 && officer != null) {
            secondsLeft.put(counter, officer.act().toSeconds());
        }
    }

    private void staff(Counter counter) {
        Officer officer = officerOf.apply(counter.number());
        try {
            staffing.take(office, counter.id(), officer, new Cause(ACTOR, null));
            officers.put(
                    counter.id(),
                    new SimulatedOfficer(
                            office,
                            counter.id(),
                            officer,
                            calling,
                            serving,
                            finishing,
                            new LiveTemper(random),
                            random));
            secondsLeft.put(counter.id(), (long) random.nextInt(25));
        } catch (RuleViolation e) {
            leftToPeople.add(counter.id());
        }
    }

    /** Where a person has worked, no simulated officer works any more. */
    private void makeRoomForPeople() {
        List<OfficeEvent> news = log.after(office, seq, 500);
        for (OfficeEvent event : news) {
            seq = event.seq();
            count(event);
            String counter = event.body().path("counter").path("id").asText("");
            if (event.actor().startsWith("staff:")) {
                office.keyOf(counter).map(CounterId::new).ifPresent(leftToPeople::add);
            }
        }
    }

    private void count(OfficeEvent event) {
        String service = event.body().path("ticket").path("service").asText("");
        switch (event.type()) {
            case "ticket.issued" -> waiting.merge(service, 1, Integer::sum);
            case "ticket.called", "ticket.cancelled" -> waiting.merge(service, -1, Integer::sum);
            default -> {
                // The other events move too few people to matter here.
            }
        }
    }

    private void arrive(OfficePlan plan) {
        List<Service> wanted = new ArrayList<>(plan.services());
        wanted.removeIf(it -> waiting.getOrDefault(office.scoped(it.id().value()), 0) >= WAITING_AT_MOST);
        if (wanted.isEmpty()) {
            return;
        }
        Service service = wanted.get(random.nextInt(wanted.size()));
        Language language = random.nextInt(5) == 0 ? Language.KM : Language.VI;
        IssueOrder order = new IssueOrder(service.id(), null, priority(plan), language, dispenser(plan));
        ticketing.issue(office, order, new Cause(ACTOR, null));
    }

    private PriorityId priority(OfficePlan plan) {
        List<PriorityClass> classes =
                plan.priorities().stream().filter(it -> !it.normal()).toList();
        return random.nextInt(6) == 0 && !classes.isEmpty()
                ? classes.get(random.nextInt(classes.size())).id()
                : PriorityId.NORMAL;
    }

    private static @Nullable DispenserId dispenser(OfficePlan plan) {
        return plan.dispensers().isEmpty() ? null : plan.dispensers().get(0).id();
    }
}
