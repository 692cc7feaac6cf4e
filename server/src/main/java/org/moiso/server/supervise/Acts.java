package org.moiso.server.supervise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.moiso.server.call.NoteSent;
import org.moiso.server.call.RuleChanged;
import org.moiso.server.call.ServiceClosed;
import org.moiso.server.call.ServiceOpened;
import org.moiso.server.call.TicketCalled;
import org.moiso.server.call.TicketMoved;
import org.moiso.server.call.TicketReclassified;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.emergency.EmergencyAnswered;
import org.moiso.server.emergency.EmergencyRaised;
import org.moiso.server.event.OfficeEvent;
import org.moiso.server.json.Json;
import org.moiso.server.office.CounterId;
import org.moiso.server.text.LocalText;

/** Reads out of the log what was done out of the usual order, in words. Pure. */
record Acts(OfficePlan plan, UnaryOperator<String> names) {

    static final Set<String> TYPES = Set.of(
            TicketCalled.TYPE,
            TicketMoved.TYPE,
            TicketReclassified.TYPE,
            ServiceClosed.TYPE,
            ServiceOpened.TYPE,
            RuleChanged.TYPE,
            NoteSent.TYPE,
            EmergencyRaised.TYPE,
            EmergencyAnswered.TYPE);

    /** Whether an event is such an act: a call is one when the ticket was chosen. */
    static boolean isAct(OfficeEvent event) {
        return TYPES.contains(event.type())
                && (!event.type().equals(TicketCalled.TYPE) || event.body().hasNonNull("reason"));
    }

    /** The newest first. */
    List<HallView.Act> of(List<OfficeEvent> events) {
        return events.stream()
                .filter(Acts::isAct)
                .map(this::act)
                .sorted((a, b) -> b.at().compareTo(a.at()))
                .toList();
    }

    private HallView.Act act(OfficeEvent event) {
        JsonNode body = event.body();
        String number = text(body.path("ticket").path("number"));
        return switch (event.type()) {
            case TicketMoved.TYPE ->
                act(event, number, service(body.path("fromService")), moved(body), reason(body.path("reason")));
            case TicketReclassified.TYPE ->
                act(
                        event,
                        number,
                        plan.nameOf(new PriorityId(body.path("from").asText())),
                        plan.nameOf(new PriorityId(
                                body.path("ticket").path("priority").asText())),
                        reason(body.path("reason")));
            case ServiceClosed.TYPE, ServiceOpened.TYPE ->
                act(event, null, null, words(body.path("name")), reason(body.path("reason")));
            case RuleChanged.TYPE ->
                act(
                        event,
                        null,
                        LocalText.of(body.path("from").asText()),
                        LocalText.of(body.path("to").asText()),
                        reason(body.path("reason")));
            default -> act(event, number, null, words(body.path("counter").path("name")), reason(body.path("reason")));
        };
    }

    private HallView.Act act(
            OfficeEvent event,
            @Nullable String number,
            @Nullable LocalText from,
            @Nullable LocalText to,
            @Nullable LocalText reason) {
        return new HallView.Act(
                plan.shown(event.at()), event.type(), names.apply(event.actor()), number, from, to, reason);
    }

    /** To a counter where one is named, else to the service. */
    private LocalText moved(JsonNode body) {
        String counter = text(body.path("to"));
        return counter == null
                ? service(body.path("ticket").path("service"))
                : plan.id()
                        .keyOf(counter)
                        .map(key -> plan.nameOf(new CounterId(key)))
                        .orElseGet(() -> LocalText.of(counter));
    }

    private LocalText service(JsonNode scoped) {
        String id = scoped.asText();
        return plan.id().keyOf(id).map(key -> plan.nameOf(new ServiceId(key))).orElseGet(() -> LocalText.of(id));
    }

    private static @Nullable LocalText reason(JsonNode node) {
        return node.isTextual() ? LocalText.of(node.textValue()) : words(node);
    }

    private static @Nullable LocalText words(JsonNode node) {
        return node.isObject() ? Json.read(node.toString(), LocalText.class) : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }
}
