package org.moiso.server.bench;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.moiso.server.catalog.NumberSeries;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.catalog.OfficePlans;
import org.moiso.server.catalog.PriorityClass;
import org.moiso.server.catalog.PriorityId;
import org.moiso.server.catalog.SeriesId;
import org.moiso.server.catalog.Service;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.catalog.ServiceLimits;
import org.moiso.server.db.Cause;
import org.moiso.server.db.Db;
import org.moiso.server.db.OfficeId;
import org.moiso.server.office.Counter;
import org.moiso.server.office.CounterId;
import org.moiso.server.office.Dispenser;
import org.moiso.server.office.DispenserId;
import org.moiso.server.office.Office;
import org.moiso.server.office.OfficeSettings;
import org.moiso.server.office.OpeningHours;
import org.moiso.server.office.Printer;
import org.moiso.server.office.PrinterId;
import org.moiso.server.staff.DeviceTokens;
import org.moiso.server.staff.Staff;
import org.moiso.server.staff.StaffMember;
import org.moiso.server.text.Language;
import org.moiso.server.text.LocalText;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/**
 * An office to measure with: one service, always open, counters {@code q1}, {@code q2} and so on with an officer each, who is called as {@link #officer} says.
 *
 * @param printer address of the dispenser's printer; null: it has none
 */
record BenchOffice(OfficeId id, int counters, @Nullable String printer) {

    private static final PrinterId PRINTER = new PrinterId("printer");
    private static final LocalText NAME = LocalText.of("Bench");

    /** The one office of most benches. */
    static BenchOffice bench(@Nullable String printer) {
        return new BenchOffice(new OfficeId("bench"), 1, printer);
    }

    /** Name to sign in with, of the officer at a counter: {@code bench-1}. */
    String officer(int counter) {
        return id.value() + "-" + counter;
    }

    /**
     * Makes it with its officers.
     *
     * @return the token of its dispenser
     */
    String make(Db db, Clock clock) {
        new OfficePlans(db, clock).putInForce(plan(), Cause.system());
        Staff staff = new Staff(db, clock);
        numbers()
                .forEach(counter -> staff.put(
                        new StaffMember(officer(counter), id, "Bench", Role.OFFICER, false, false),
                        ServerUnderLoad.PASSWORD));
        return new DeviceTokens(db, clock).give(new Caller(Role.DISPENSER, "kiosk", "Kiosk", id));
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, counters);
    }

    private OfficePlan plan() {
        return new OfficePlan(
                new Office(id, NAME, List.of(NAME), ZoneId.of("Asia/Ho_Chi_Minh"), List.of(Language.VI)),
                OfficeSettings.usual(),
                OpeningHours.alwaysOpen(),
                List.of(new NumberSeries(new SeriesId("A"), "A", "", 1, 9_999_999, 7, "refuse")),
                List.of(new Service(
                        new ServiceId("A"),
                        new SeriesId("A"),
                        NAME,
                        "file",
                        10,
                        "open",
                        null,
                        null,
                        null,
                        ServiceLimits.none())),
                List.of(),
                List.of(new PriorityClass(PriorityId.NORMAL, NAME, 0)),
                numbers().mapToObj(BenchOffice::counter).toList(),
                printer == null ? List.of() : List.of(new Printer(PRINTER, "Printer", printer, 80, Printer.USUAL_ROLL)),
                List.of(new Dispenser(
                        new DispenserId("kiosk"), "Kiosk", printer == null ? null : PRINTER, Map.of(), null)),
                List.of(),
                List.of());
    }

    private static Counter counter(int number) {
        return new Counter(new CounterId("q" + number), number, NAME, List.of(new Counter.Tier("A", 1)));
    }
}
