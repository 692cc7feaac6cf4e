package org.moiso.server.kiosk;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.moiso.server.queue.WaitEstimate;

/**
 * What a dispenser offers, in one language ({@code docs/protocol/menu.json}).
 *
 * @param appointments whether some come by appointment, so that the dispenser asks for the code
 * @param buttons scoped ids of the services that its plain push buttons are for, by the key that the button sends
 */
record MenuView(
        Place office,
        String language,
        List<String> languages,
        OffsetDateTime now,
        Issuing issuing,
        int askWhenAhead,
        boolean askDossiers,
        int askWhenMinutes,
        List<Group> groups,
        List<Choice> procedures,
        List<Right> priorities,
        boolean appointments,
        Paper printer,
        Map<String, String> buttons) {

    record Place(String id, String name) {}

    record Issuing(
            boolean open, @Nullable String reason, @Nullable OffsetDateTime opensAt) {}

    record Group(String id, @Nullable String name, List<Offer> services) {}

    /**
     * A service as it is offered now.
     *
     * @param card whether an identity card is to be scanned before the press
     */
    record Offer(
            String id,
            String prefix,
            String name,
            String icon,
            boolean open,
            @Nullable Closed closed,
            boolean card,
            int waiting,
            @Nullable WaitEstimate estimate,
            List<Where> counters) {}

    record Closed(String code, String reason, @Nullable OffsetDateTime opensAt) {}

    record Where(int number, String name) {}

    record Choice(
            String id,
            String code,
            String service,
            String name,
            List<String> aliases,
            List<String> papers,
            String time,
            String fee,
            @Nullable String note) {}

    record Right(String id, String name) {}

    /** The dispenser's printer: {@code ready}, {@code trouble} or {@code none}. */
    record Paper(
            String status, @Nullable String fault, @Nullable String text) {}
}
