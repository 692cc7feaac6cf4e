package org.moiso.server.supervise;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.moiso.server.office.CounterStatus;
import org.moiso.server.queue.WaitEstimate;
import org.moiso.server.text.LocalText;
import org.moiso.server.ticket.TicketStatus;

/** What a supervisor sees of the whole office ({@code docs/protocol/hall.json}). */
record HallView(
        Place office,
        OffsetDateTime now,
        Rule rule,
        List<Desk> counters,
        List<Queue> queues,
        List<Entry> tickets,
        List<Right> priorities,
        List<Alarm> emergencies,
        List<Act> acts) {

    record Place(String id, LocalText name) {}

    /**
     * By what the next ticket is chosen.
     *
     * @param headStartMinutes the largest head start of a priority class
     */
    record Rule(String callingRule, int interleave, int maxWaitMinutes, int headStartMinutes, int normMinutes) {}

    /**
     * A counter, who is there and what goes on.
     *
     * @param since when it came into this status
     * @param notes of today, and older ones that nobody has seen
     */
    record Desk(
            String id,
            int number,
            LocalText name,
            CounterStatus status,
            @Nullable String statusReason,
            @Nullable OffsetDateTime since,
            @Nullable String officer,
            List<String> serves,
            @Nullable AtDesk ticket,
            List<Word> notes) {}

    /** The visit at a counter; {@code since} it was called, or service began. */
    record AtDesk(String id, String number, String service, TicketStatus status, OffsetDateTime since) {}

    /** A note and whether it was seen. */
    record Word(
            String id,
            String author,
            String words,
            OffsetDateTime sentAt,
            @Nullable OffsetDateTime seenAt) {}

    /**
     * A queue against the norm.
     *
     * @param longestMinutes the longest wait in it
     * @param level {@code green}, {@code amber} or {@code red}
     * @param advice what would help: {@code none}, {@code open-counter}, {@code resume-counter}, {@code call-next}, {@code add-counter} or {@code spread}
     * @param helpers ids of the counters that the advice is about
     */
    record Queue(
            String service,
            String prefix,
            LocalText name,
            boolean open,
            @Nullable Shut closed,
            int waiting,
            int longestMinutes,
            @Nullable WaitEstimate estimate,
            int openCounters,
            String level,
            String advice,
            List<String> helpers) {}

    /** Why a service gives no tickets. */
    record Shut(
            String code,
            @Nullable LocalText reason,
            @Nullable OffsetDateTime opensAt) {}

    /**
     * A live ticket.
     *
     * @param since its place in the queue counts
     * @param counter where it is, or the only one that may call it
     */
    record Entry(
            String id,
            String number,
            String service,
            String priority,
            String language,
            TicketStatus status,
            OffsetDateTime since,
            @Nullable String counter,
            @Nullable String reason) {}

    record Right(String id, LocalText name) {}

    /** A counter that calls for help, and who goes there. */
    record Alarm(
            String counter,
            LocalText name,
            OffsetDateTime raisedAt,
            String raisedBy,
            @Nullable String answeredBy) {}

    /**
     * Something done out of the usual order, with who and why.
     *
     * @param type of the event, as in the log
     * @param who name of the person; {@code system} or a device as in the log
     * @param number of the ticket it was about, if any
     * @param from and {@code to}: what was changed, in words
     */
    record Act(
            OffsetDateTime at,
            String type,
            String who,
            @Nullable String number,
            @Nullable LocalText from,
            @Nullable LocalText to,
            @Nullable LocalText reason) {}
}
