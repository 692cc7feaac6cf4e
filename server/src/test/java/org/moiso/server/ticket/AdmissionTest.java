package org.moiso.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.office.CounterId;
import org.moiso.server.setup.OfficeFile;
import org.moiso.server.web.ApiError;

/** Civil status is done at counters 2 and 3, twelve minutes a visit; counter 3 also helps with certification. */
class AdmissionTest {

    private static final ServiceId CIVIL_STATUS = new ServiceId("HT");
    private static final ServiceId CERTIFICATION = new ServiceId("CT");
    private static final LocalDateTime MORNING = LocalDateTime.parse("2026-11-20T08:00:00");

    private final OfficePlan plan = plan("perHalfDay: 3");

    @Test
    void the_half_day_turns_at_midnight_and_at_noon() {
        assertThat(Admission.halfDay(MORNING)).isEqualTo("2026-11-20T00:00");
        assertThat(Admission.halfDay(MORNING.withHour(12))).isEqualTo("2026-11-20T12:00");
        assertThat(Admission.halfDay(MORNING.withHour(11).withMinute(59))).isEqualTo("2026-11-20T00:00");
    }

    @Test
    void a_service_is_full_at_its_limit_and_not_before() {
        assertThat(Admission.full(plan, civilStatus(plan), MORNING, new Admission.Facts(2, null)))
                .isEmpty();

        Admission.Refusal refusal = Admission.full(plan, civilStatus(plan), MORNING, new Admission.Facts(3, null))
                .orElseThrow();

        assertThat(refusal.error()).isEqualTo(ApiError.SERVICE__FULL_THIS_HALF_DAY);
        assertThat(refusal.opensAt()).isEqualTo("2026-11-20T12:00");
    }

    @Test
    void who_is_late_in_the_afternoon_is_sent_to_the_next_morning() {
        Admission.Refusal refusal = Admission.full(
                        plan, civilStatus(plan), MORNING.withHour(15), new Admission.Facts(3, null))
                .orElseThrow();

        assertThat(refusal.opensAt()).isEqualTo("2026-11-21T00:00");
    }

    @Test
    void an_office_that_never_closes_has_time_for_everybody() {
        OfficePlan open = plan("untilClosing: true");

        assertThat(open.hours().servingLeft(MORNING)).isEmpty();
        assertThat(Admission.full(open, civilStatus(open), MORNING, new Admission.Facts(900, null)))
                .isEmpty();
    }

    @Test
    void what_can_be_served_is_counters_times_minutes_by_the_usual_time_less_those_who_wait() {
        Duration hour = Duration.ofHours(1);

        assertThat(left(hour, Set.of("q2"), Map.of())).isEqualTo(5);
        assertThat(left(hour, Set.of("q2"), Map.of(CIVIL_STATUS, 4))).isEqualTo(1);
        assertThat(left(hour, Set.of("q2", "q3"), Map.of())).isEqualTo(10);
        assertThat(left(Duration.ofMinutes(11), Set.of("q2"), Map.of())).isZero();
        assertThat(left(Duration.ZERO, Set.of("q2", "q3"), Map.of())).isZero();
    }

    @Test
    void a_counter_with_two_queues_has_half_its_time_for_each() {
        assertThat(left(Duration.ofHours(1), Set.of("q2", "q3"), Map.of(CERTIFICATION, 1)))
                .isEqualTo(7);
    }

    @Test
    void before_anybody_has_come_the_counters_that_usually_serve_count() {
        assertThat(left(Duration.ofHours(1), Set.of(), Map.of())).isEqualTo(10);
        assertThat(left(Duration.ofHours(1), Set.of("q1"), Map.of())).isEqualTo(10);
    }

    private int left(Duration time, Set<String> staffed, Map<ServiceId, Integer> pending) {
        Set<CounterId> counters = staffed.stream().map(CounterId::new).collect(java.util.stream.Collectors.toSet());
        return Admission.left(plan, civilStatus(plan), time, counters, pending);
    }

    private static Service civilStatus(OfficePlan plan) {
        return plan.service(CIVIL_STATUS).orElseThrow();
    }

    private static OfficePlan plan(String limits) {
        try (InputStream yaml = AdmissionTest.class.getResourceAsStream("/office.yaml")) {
            ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
            ObjectNode file = (ObjectNode) mapper.readTree(yaml);
            ((ObjectNode) file.withArray("services").get(1)).set("limits", mapper.readTree("{" + limits + "}"));
            return new OfficeFile().read(file.toString()).plan();
        } catch (IOException | OfficeFile.Unusable e) {
            throw new IllegalStateException(e);
        }
    }
}
