package org.moiso.server.office;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.moiso.server.text.LocalText;

/**
 * How an office wants its queue run; the defaults are those of the rules of the queue. Plain numbers with their unit in the name, so that the
 * file reads well for the person who edits it.
 *
 * @param dayStart when the business day turns, as a local time
 * @param callingRule {@code head-start}, {@code interleave} or {@code strict}
 * @param maxWaitMinutes who has waited longer goes first, above everything
 * @param visit what is asked of each visit
 * @param slip how slips are laid out; plans from before it could be chosen have none, which reads as the usual
 * @param askWhenAhead from how many people ahead the dispenser asks "take a number?"; 0 never asks
 * @param appointments when people are taken by appointment
 * @param phone what visitors' phones are offered
 */
public record OfficeSettings(
        String dayStart,
        String callingRule,
        int interleave,
        int maxWaitMinutes,
        int maxRecalls,
        int recallEverySeconds,
        int undoSeconds,
        int requeueHoldOffMinutes,
        int reinstatePlaces,
        int askWhenAhead,
        int announcementSeconds,
        VoiceSettings voice,
        @Nullable LocalText ticker,
        @Nullable LocalText slipFooter,
        VisitSettings visit,
        HallSettings hall,
        SlipSettings slip,
        AppointmentSettings appointments,
        PhoneSettings phone) {

    /** A plan of before there was a section has its usual value. */
    public OfficeSettings {
        visit = Objects.requireNonNullElse(visit, VisitSettings.usual());
        hall = Objects.requireNonNullElse(hall, HallSettings.usual());
        slip = Objects.requireNonNullElse(slip, SlipSettings.usual());
        appointments = Objects.requireNonNullElse(appointments, AppointmentSettings.usual());
        phone = Objects.requireNonNullElse(phone, PhoneSettings.usual());
    }

    public static OfficeSettings usual() {
        return new OfficeSettings(
                "00:00",
                "head-start",
                3,
                45,
                3,
                5,
                30,
                5,
                3,
                10,
                6,
                VoiceSettings.usual(),
                null,
                null,
                VisitSettings.usual(),
                HallSettings.usual(),
                SlipSettings.usual(),
                AppointmentSettings.usual(),
                PhoneSettings.usual());
    }

    public Duration maxWait() {
        return Duration.ofMinutes(maxWaitMinutes);
    }

    public Duration recallEvery() {
        return Duration.ofSeconds(recallEverySeconds);
    }

    public Duration undoWithin() {
        return Duration.ofSeconds(undoSeconds);
    }

    public Duration requeueHoldOff() {
        return Duration.ofMinutes(requeueHoldOffMinutes);
    }
}
