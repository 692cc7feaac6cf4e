package org.moiso.server.ticket;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.text.LocalText;
import org.moiso.server.text.Phrase;
import org.moiso.server.web.ApiError;
import org.moiso.server.web.RuleViolation;

/**
 * Whether a service takes one more visitor now: pure rules, the same for the menu, which tells before the press, and for the press, which obeys them under
 * the office's lock.
 */
public final class Admission {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("HH:mm dd/MM");

    /**
     * What has to be known of a service with limits.
     *
     * @param given tickets of this half day, without those that were given up
     * @param left how many more visits can still be served before closing; null: nobody asks, or the office never closes
     */
    public record Facts(int given, @Nullable Integer left) {

        static final Facts NONE = new Facts(0, null);
    }

    /**
     * Why not, and what to do instead.
     *
     * @param arguments what fills the sentence of the error
     * @param opensAt when it is worth coming back, as far as that can be said
     */
    public record Refusal(
            ApiError error,
            List<Object> arguments,
            @Nullable LocalDateTime opensAt) {

        RuleViolation violation() {
            return new RuleViolation(error, arguments.toArray());
        }
    }

    private Admission() {}

    /** A service that is closed takes nobody. */
    public static Optional<Refusal> closed(Service service, LocalDateTime now) {
        if (service.openAt(now)) {
            return Optional.empty();
        }
        LocalText reason = service.closedReason();
        Object words = reason == null ? Phrase.of("closed.no-reason") : sentence(reason);
        return Optional.of(new Refusal(
                ApiError.SERVICE__CLOSED,
                List.of(service.name(), words),
                service.opensAt(now).orElse(null)));
    }

    /** An office issues in its windows only. */
    public static Optional<Refusal> notIssuing(OfficePlan plan, LocalDateTime now) {
        if (plan.hours().issuesAt(now)) {
            return Optional.empty();
        }
        return Optional.of(plan.hours()
                .nextOpening(now)
                .map(next -> new Refusal(ApiError.OFFICE__NOT_ISSUING, List.of(next.format(WHEN)), next))
                .orElseGet(() -> new Refusal(ApiError.OFFICE__NOT_ISSUING_TODAY, List.of(), null)));
    }

    /** A service may give so many tickets a half day, or as many as can still be served today. */
    public static Optional<Refusal> full(OfficePlan plan, Service service, LocalDateTime now, Facts facts) {
        int most = service.limits().perHalfDay();
        if (most > 0 && facts.given() >= most) {
            return Optional.of(comeBack(
                    plan,
                    service,
                    ApiError.SERVICE__FULL_THIS_HALF_DAY,
                    halfDay(now).plusHours(12),
                    most));
        }
        Integer left = facts.left();
        if (service.limits().untilClosing() && left != null && left <= 0) {
            LocalDateTime tomorrow = now.toLocalDate().plusDays(1).atStartOfDay();
            return Optional.of(comeBack(plan, service, ApiError.SERVICE__NO_TIME_LEFT, tomorrow, 0));
        }
        return Optional.empty();
    }

    /** When the half day began in which this moment lies: midnight or noon. */
    static LocalDateTime halfDay(LocalDateTime moment) {
        LocalTime start = moment.toLocalTime().isBefore(LocalTime.NOON) ? LocalTime.MIDNIGHT : LocalTime.NOON;
        return moment.toLocalDate().atTime(start);
    }

    /**
     * How many more visits can still be served: open counters × time left ÷ the usual time of a visit, less those who wait. A counter with several queues has a part of its time
     * for each; where nobody has opened a counter yet, those that usually serve count.
     *
     * @param staffed the counters that somebody holds
     * @param pending how many are still to be served, by service
     */
    static int left(
            OfficePlan plan, Service service, Duration left, Set<CounterId> staffed, Map<ServiceId, Integer> pending) {
        List<Counter> serving = plan.countersServing(service.id());
        List<Counter> open =
                serving.stream().filter(it -> staffed.contains(it.id())).toList();
        double counters = (open.isEmpty() ? serving : open)
                .stream().mapToDouble(it -> share(it, service.id(), pending)).sum();
        double visits = counters * left.toMinutes() / Math.max(1, service.usualMinutes());
        return (int) Math.floor(visits) - pending.getOrDefault(service.id(), 0);
    }

    /** Whoever closes a service in a hurry writes no full stop. */
    private static LocalText sentence(LocalText words) {
        return new LocalText(
                ended(words.vi(), "."),
                words.en() == null ? null : ended(words.en(), "."),
                words.km() == null ? null : ended(words.km(), "។"));
    }

    private static String ended(String words, String stop) {
        return words.matches("(?s).*[.!?…។]\\s*") ? words : words + stop;
    }

    private static double share(Counter counter, ServiceId service, Map<ServiceId, Integer> pending) {
        long queues = counter.serves().stream()
                .map(tier -> new ServiceId(tier.service()))
                .filter(it -> it.equals(service) || pending.getOrDefault(it, 0) > 0)
                .count();
        return 1.0 / Math.max(1, queues);
    }

    private static Refusal comeBack(
            OfficePlan plan, Service service, ApiError error, LocalDateTime notBefore, int most) {
        LocalDateTime next = plan.hours().issuesAt(notBefore)
                ? notBefore
                : plan.hours().nextOpening(notBefore).orElse(null);
        Object when = next == null ? Phrase.of("closed.another-day") : next.format(WHEN);
        return new Refusal(error, List.of(service.name(), when, most), next);
    }
}
