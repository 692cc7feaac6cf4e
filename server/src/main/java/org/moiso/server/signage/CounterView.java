package org.moiso.server.signage;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.Note;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.office.Officer;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.TicketStatus;

/** What the officer at a counter sees ({@code docs/protocol/counter.json}). */
public record CounterView(
        String id,
        int number,
        LocalText name,
        Place office,
        OffsetDateTime now,
        CounterStatus status,
        @Nullable String statusReason,
        @Nullable Officer officer,
        List<Queue> services,
        @Nullable Current current,
        int waiting,
        List<Entry> next,
        List<Entry> held,
        List<Entry> missed,
        @Nullable Undo undo,
        List<Alarm> alarms,
        List<Emergency> emergencies,
        List<Word> notes) {

    /** What a screen over the counter may know: who is next by number, and nothing that was written about or to anybody. */
    CounterView forScreen() {
        return new CounterView(
                id,
                number,
                name,
                office,
                now,
                status,
                null,
                null,
                services,
                null,
                waiting,
                next.stream().map(Entry::forScreen).toList(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** What a supervisor wrote to this counter and its officer has not seen yet. */
    record Word(String id, String author, String words, OffsetDateTime sentAt) {}

    static List<Word> words(OfficePlan plan, Counter counter, List<Note> notes) {
        return notes.stream()
                .filter(it -> it.counter().equals(counter.id()))
                .map(it -> new Word(it.id().toString(), it.author(), it.words(), plan.shown(it.sentAt())))
                .toList();
    }

    record Place(String id, LocalText name) {}

    record Queue(String id, String prefix, LocalText name, int tier, int waiting) {}

    /**
     * The visit at the counter and what can be done with it now.
     *
     * @param recallAt from when it may be announced again
     * @param outcome whether finishing needs to say what came of it: {@code none}, {@code asked} or {@code required}
     */
    record Current(
            CurrentTicket ticket,
            int count,
            int maximumCount,
            OffsetDateTime calledAt,
            OffsetDateTime recallAt,
            @Nullable OffsetDateTime startedAt,
            List<String> operations,
            String outcome) {}

    /**
     * The ticket at the counter.
     *
     * @param route services still to come under this number
     * @param returnsTo the counter it goes back to when it is finished here
     * @param calls how often it was called so far, this call counted
     */
    record CurrentTicket(
            String id,
            String number,
            String service,
            LocalText serviceName,
            @Nullable String procedureId,
            @Nullable LocalText procedure,
            String priority,
            LocalText priorityName,
            String language,
            TicketStatus status,
            OffsetDateTime issuedAt,
            @Nullable String note,
            List<LocalText> route,
            @Nullable LocalText returnsTo,
            int dossiers,
            int calls) {}

    /**
     * A ticket in a list.
     *
     * @param until when a held one waits again by itself
     */
    record Entry(
            String id,
            String number,
            String service,
            String priority,
            LocalText priorityName,
            String language,
            TicketStatus status,
            OffsetDateTime issuedAt,
            @Nullable String reason,
            @Nullable String note,
            @Nullable OffsetDateTime until,
            int calls) {

        private Entry forScreen() {
            return new Entry(
                    id, number, service, priority, priorityName, language, status, issuedAt, null, null, until, calls);
        }
    }

    /** One's own last wrong click, while it can be taken back. */
    record Undo(String ticket, String number, String operation, OffsetDateTime until) {}

    /**
     * Something in the office that an officer should know and can do something about.
     *
     * @param kind "printer": it needs a hand; "slip": nobody knows whether one is on paper, and an officer is asked; "keypad": the
     *     push buttons of a dispenser cannot be heard, or somebody pushed in vain
     * @param printer null for a keypad
     * @param slips how many slips wait for this printer or are lost without trace
     * @param ticket whose slip it is about, if it is about one
     */
    public record Alarm(
            String kind,
            @Nullable String printer,
            String name,
            String fault,
            LocalText text,
            @Nullable OffsetDateTime since,
            int slips,
            @Nullable AlarmTicket ticket) {}

    /**
     * A counter of the office that calls for help.
     *
     * @param answeredBy who is on the way, or took it back; null while nobody is
     */
    record Emergency(
            String counter,
            int number,
            LocalText name,
            OffsetDateTime raisedAt,
            String raisedBy,
            @Nullable OffsetDateTime answeredAt,
            @Nullable String answeredBy) {}

    public record AlarmTicket(String id, String number) {}
}
