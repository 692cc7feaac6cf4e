package org.moiso.server.keypad;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.NotAccepted;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Dispenser;
import org.moiso.server.office.PrinterId;
import org.moiso.server.text.Language;
import org.moiso.server.text.LocalText;
import org.moiso.server.text.Messages;
import org.moiso.server.ticket.IssueOrder;
import org.moiso.server.ticket.PressRefused;
import org.moiso.server.ticket.SlipState;
import org.moiso.server.ticket.Ticketing;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;
import org.moiso.server.web.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a push at a keypad leads to: a number on paper, or paper that says why there is none. Safe for all threads. */
final class Pushing {

    /** What came of a push. */
    enum Answer {
        ISSUED,
        /** The paper says why. */
        REFUSED,
        /** The printer does not print: a number that nobody can see is none. */
        NO_PAPER,
        NOT_STORED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Pushing.class);
    private static final int TRIES = 3;
    /** So often the same refusal is told at the same dispenser: a child shall not print the roll empty. */
    private static final long TOLD_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);

    private final Db db;
    private final OfficePlans plans;
    private final Ticketing ticketing;
    private final Messages messages;
    private final BiFunction<OfficeId, PrinterId, SlipState> printers;
    private final Map<List<Object>, Long> told = new ConcurrentHashMap<>();

    /**
     * @param printers what is wrong with a printer; without a fault when nothing is
     */
    Pushing(
            Db db,
            OfficePlans plans,
            Ticketing ticketing,
            Messages messages,
            BiFunction<OfficeId, PrinterId, SlipState> printers) {
        this.db = db;
        this.plans = plans;
        this.ticketing = ticketing;
        this.messages = messages;
        this.printers = printers;
    }

    /** Whether paper comes out at a dispenser, as far as is known. */
    boolean prints(OfficeId office, Dispenser dispenser) {
        PrinterId printer = dispenser.printer();
        return printer != null && printers.apply(office, printer).fault() == null;
    }

    Answer push(OfficeId office, Dispenser dispenser, ServiceId service) {
        if (!prints(office, dispenser)) {
            return Answer.NO_PAPER;
        }
        Caller caller = new Caller(Role.DISPENSER, dispenser.id().value(), dispenser.name(), office);
        // One for all tries: what did get through the first time is found by it.
        Cause push = new Cause(caller.actor(), UUID.randomUUID().toString());
        IssueOrder order = new IssueOrder(service, null, PriorityId.NORMAL, language(office), dispenser.id());
        try {
            return push(office, order, push);
        } catch (RuleViolation e) {
            return refused(office, dispenser, service, e);
        } catch (NotAccepted e) {
            LOG.warn(
                    "keypad={} push=lost reason=\"{}\"",
                    office.scoped(dispenser.id().value()),
                    e.getMessage());
            return Answer.NOT_STORED;
        }
    }

    private Answer push(OfficeId office, IssueOrder order, Cause push) {
        for (int attempt = 1; ; attempt++) {
            try {
                ticketing.issue(office, order, push);
                return Answer.ISSUED;
            } catch (NotAccepted e) {
                if (attempt == TRIES || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }

    /** As a dispenser's page at rest: nobody has chosen another language. */
    private Language language(OfficeId office) {
        return plans.find(office)
                .map(OfficePlan::office)
                .flatMap(it -> it.languages().stream().findFirst())
                .orElse(Language.VI);
    }

    private Answer refused(OfficeId office, Dispenser dispenser, ServiceId service, RuleViolation why) {
        String code = why.error().code();
        LOG.info("keypad={} service={} refused={}", office.scoped(dispenser.id().value()), service, code);
        long now = System.nanoTime();
        List<Object> about = List.of(office, dispenser.id(), service, code);
        Long before = told.get(about);
        if (before != null && now - before < TOLD_NANOSECONDS) {
            return Answer.REFUSED;
        }
        told.put(about, now);
        LocalText words =
                onceEach(messages.everywhere("error." + code, why.arguments().toArray()));
        db.inOffice(
                office,
                new Cause("device:" + dispenser.id().value(), null),
                tx -> tx.record(new PressRefused(dispenser.id().value(), office.scoped(service.value()), code, words)));
        return Answer.REFUSED;
    }

    /** Without the languages that only repeat the Vietnamese. */
    private static LocalText onceEach(LocalText words) {
        String vietnamese = words.vi();
        return new LocalText(
                vietnamese,
                vietnamese.equals(words.en()) ? null : words.en(),
                vietnamese.equals(words.km()) ? null : words.km());
    }
}
