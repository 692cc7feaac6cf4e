package org.moiso.server.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.CallId;
import org.moiso.server.call.TicketCalled;
import org.moiso.server.call.TicketFinished;
import org.moiso.server.call.TicketHeld;
import org.moiso.server.call.TicketMissed;
import org.moiso.server.call.TicketRecalled;
import org.moiso.server.call.TicketReinstated;
import org.moiso.server.call.TicketRequeued;
import org.moiso.server.call.TicketResumed;
import org.moiso.server.call.TicketStarted;
import org.moiso.server.call.TicketTransferred;
import org.moiso.server.call.TicketUndone;
import org.moiso.server.db.OfficeId;
import org.moiso.server.json.Json;
import org.moiso.server.ticket.NumbersSkipped;
import org.moiso.server.ticket.TicketCancelled;
import org.moiso.server.ticket.TicketExpired;
import org.moiso.server.ticket.TicketIssued;
import org.moiso.server.ticket.TicketMove;
import org.moiso.server.ticket.TicketStatus;

/**
 * Makes every move of an office's log again, in order. Knows the tickets of the day it has come to, and of those before only what is not settled. Of one check, so of one thread.
 */
final class LogReplay {

    /** A call as the log tells it. */
    record Call(long ticket, String counter, int count) {}

    /** Places that a series left out after a restore. */
    record Skip(String series, LocalDate day, int lap, int first, int next) {}

    private static final Map<String, TicketMove> MOVES = Map.ofEntries(
            Map.entry(TicketCalled.TYPE, TicketMove.CALL),
            Map.entry(TicketRecalled.TYPE, TicketMove.RECALL),
            Map.entry(TicketStarted.TYPE, TicketMove.START),
            Map.entry(TicketFinished.TYPE, TicketMove.FINISH),
            Map.entry(TicketHeld.TYPE, TicketMove.HOLD),
            Map.entry(TicketResumed.TYPE, TicketMove.RESUME),
            Map.entry(TicketTransferred.TYPE, TicketMove.TRANSFER),
            Map.entry(TicketMissed.TYPE, TicketMove.MISS),
            Map.entry(TicketRequeued.TYPE, TicketMove.REQUEUE),
            Map.entry(TicketReinstated.TYPE, TicketMove.REINSTATE),
            Map.entry(TicketCancelled.TYPE, TicketMove.CANCEL),
            Map.entry(TicketExpired.TYPE, TicketMove.EXPIRE));

    private static final Set<String> COUNTED =
            Set.of("slip.requested", "slip.printed", "slip.unknown", "slip.dropped", "slip.confirmed");

    private final OfficeId office;
    private final Findings findings;
    private final LongPredicate inTable;
    private final Map<Long, Standing> tickets = new HashMap<>();
    private final Map<Long, Call> calls = new HashMap<>();
    private final Map<String, Long> atCounter = new HashMap<>();
    private final List<Skip> skips = new ArrayList<>();
    private final Map<Long, Long> slipCauses = new HashMap<>();
    private long seq;
    private long events;
    private long firstOfDay = 1;
    private LocalDate day = LocalDate.MIN;

    /**
     * @param inTable whether there is a row of a ticket
     */
    LogReplay(OfficeId office, Findings findings, LongPredicate inTable) {
        this.office = office;
        this.findings = findings;
        this.inTable = inTable;
    }

    void follow(CheckStore.Entry event) {
        events++;
        if (event.seq() != seq + 1) {
            findings.add("event %d follows event %d: the log has a gap", event.seq(), seq);
        }
        seq = event.seq();
        if (event.day().isBefore(day)) {
            findings.add("event %d is of %s, after one of %s: the day went back", seq, event.day(), day);
        }
        day = event.day().isBefore(day) ? day : event.day();
        if (event.type().equals(NumbersSkipped.TYPE)) {
            NumbersSkipped skip = Json.mapper().convertValue(event.body(), NumbersSkipped.class);
            skips.add(new Skip(skip.series(), day, skip.lap(), skip.first(), skip.next()));
        }
        Long ticket = event.ticket();
        if (ticket != null && event.body().path("ticket").has("status")) {
            move(event, ticket);
        } else if (ticket != null) {
            slip(event, ticket);
        }
    }

    private void move(CheckStore.Entry event, long id) {
        JsonNode facts = event.body().path("ticket");
        TicketStatus now = TicketStatus.of(facts.path("status").asText());
        Standing ticket = tickets.get(id);
        if (event.type().equals(TicketIssued.TYPE)) {
            if (ticket != null) {
                findings.add("event %d issues %s, which was issued before", seq, ticket.number);
            }
            ticket = new Standing(facts.path("number").asText(), event.day());
            tickets.put(id, ticket);
            slipCauses.put(seq, id);
            mustBe(event, ticket, TicketStatus.WAITING, now);
        } else if (ticket == null) {
            findings.add(
                    "event %d (%s) is about a ticket that was never issued, or was over with its day",
                    seq, event.type());
            return;
        } else {
            check(event, ticket, now);
        }
        counters(event, id, ticket, now);
        ticket.read(facts, now);
    }

    private void check(CheckStore.Entry event, Standing ticket, TicketStatus now) {
        TicketMove move = MOVES.get(event.type());
        TicketStatus before = ticket.status;
        TicketStatus undo = ticket.before;
        ticket.before = null;
        if (event.type().equals(TicketUndone.TYPE)) {
            if (undo == null) {
                findings.add("event %d undoes a move of %s where none can be undone", seq, ticket.number);
            } else {
                mustBe(event, ticket, undo, now);
            }
        } else if (move == null) {
            ticket.before = undo;
            mustBe(event, ticket, before, now);
        } else {
            if (!move.legalFrom(before)) {
                findings.add(
                        "event %d (%s) is no legal move of %s, which is %s",
                        seq, event.type(), ticket.number, before.code());
            }
            mustBe(event, ticket, move.to(), now);
            ticket.before = move.undoable() ? before : null;
        }
    }

    private void mustBe(CheckStore.Entry event, Standing ticket, TicketStatus wanted, TicketStatus now) {
        if (now != wanted) {
            findings.add(
                    "event %d (%s) leaves %s %s instead of %s",
                    seq, event.type(), ticket.number, now.code(), wanted.code());
        }
    }

    private void counters(CheckStore.Entry event, long id, Standing ticket, TicketStatus now) {
        JsonNode call = event.body().path("call");
        if (!call.path("id").isMissingNode()) {
            String counter = call.at("/counter/id").asText().intern();
            long callId = CallId.of(call.path("id").asText()).value();
            Call earlier =
                    calls.put(callId, new Call(id, counter, call.path("count").asInt()));
            if (event.type().equals(TicketCalled.TYPE) == (earlier != null)) {
                findings.add(
                        "event %d (%s) of %s and its call do not belong together", seq, event.type(), ticket.number);
            }
            ticket.counter = counter;
            ticket.call = callId;
        }
        String counter = ticket.counter;
        if (counter == null) {
            return;
        }
        if (now.atCounter()) {
            Long other = atCounter.put(counter, id);
            if (other != null && other != id) {
                findings.add(
                        "event %d: %s comes to %s, where %s still is", seq, ticket.number, counter, numberOf(other));
            }
        } else {
            atCounter.remove(counter, id);
        }
    }

    private void slip(CheckStore.Entry event, long id) {
        Standing ticket = tickets.get(id);
        if (ticket == null) {
            if (COUNTED.contains(event.type()) || !inTable.test(id)) {
                findings.add(
                        "event %d (%s) is about a ticket that was never issued, or whose slips were settled",
                        seq, event.type());
            }
            return;
        }
        switch (event.type()) {
            case "slip.requested" -> slipCauses.put(seq, id);
            case "slip.printed" -> ticket.printed++;
            case "slip.unknown" -> ticket.unknown++;
            case "slip.dropped" -> ticket.dropped++;
            case "slip.confirmed" -> {
                ticket.printed++;
                ticket.unknown--;
            }
            default -> {}
        }
    }

    /** The day is over and has been compared: what cannot change any more is forgotten. */
    void forgetDay() {
        tickets.values().forEach(it -> it.overnight |= it.status.live());
        tickets.values().removeIf(it -> !it.overnight && it.slipsAgree());
        calls.values().removeIf(call -> !tickets.containsKey(call.ticket));
        slipCauses.clear();
        firstOfDay = seq + 1;
    }

    /** The day it has come to. */
    LocalDate day() {
        return day;
    }

    /** The first event after the last day that was forgotten. */
    long firstOfDay() {
        return firstOfDay;
    }

    long last() {
        return seq;
    }

    void end(CheckStore.OfficeFacts row) {
        if (row.lastSeq() != seq) {
            findings.add("the office stands at event %d, its log ends with %d", row.lastSeq(), seq);
        }
        if (row.day().isBefore(day)) {
            findings.add("the office is at %s, its log at %s", row.day(), day);
        }
    }

    private String numberOf(long ticket) {
        Standing standing = tickets.get(ticket);
        return standing == null ? "ticket " + ticket : standing.number;
    }

    Map<Long, Standing> tickets() {
        return tickets;
    }

    Map<Long, Call> calls() {
        return calls;
    }

    List<Skip> skips() {
        return skips;
    }

    /** Which ticket's slip an event asked for; null when it asked for none. */
    @Nullable Long slipCause(long event) {
        return slipCauses.get(event);
    }

    long events() {
        return events;
    }

    OfficeId office() {
        return office;
    }
}
