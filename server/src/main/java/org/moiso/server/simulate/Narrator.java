package org.moiso.server.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.LockSupport;
import org.moiso.server.event.OfficeEvent;

/** Lets days pass at a speed at which one can follow them, and tells what happens, a line each. */
public final class Narrator implements Spectator {

    /** Nights and the like are not waited for. */
    private static final Duration SKIPPED = Duration.ofHours(1);

    private final PrintWriter out;
    private final double speed;
    private final DateTimeFormatter time;

    /**
     * @param speed simulated seconds in a real one
     * @param zone of the office
     */
    public Narrator(PrintWriter out, double speed, ZoneId zone) {
        this.out = out;
        this.speed = speed;
        this.time = DateTimeFormatter.ofPattern("dd/MM HH:mm:ss").withZone(zone);
    }

    @Override
    public void passes(Instant from, Instant to) {
        Duration gap = Duration.between(from, to);
        if (gap.compareTo(SKIPPED) > 0) {
            return;
        }
        long until = System.nanoTime() + (long) (gap.toNanos() / speed);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void hears(OfficeEvent event) {
        JsonNode body = event.body();
        String number = body.at("/ticket/number").asText();
        String told = switch (event.type()) {
            case "ticket.issued" -> number + " is issued";
            case "ticket.called" ->
                number + " is called to counter " + body.at("/counter/number").asInt() + " after "
                        + Math.round(body.path("waitedSeconds").asLong() / 60.0) + " min";
            case "ticket.missed" -> number + " does not come";
            case "ticket.cancelled" -> number + " gives up";
            case "ticket.finished" ->
                number + " is done after "
                        + Math.round(body.path("servedSeconds").asLong() / 60.0) + " min";
            default -> "";
        };
        if (!told.isEmpty()) {
            out.println(time.format(event.at()) + "  " + told);
            out.flush();
        }
    }
}
