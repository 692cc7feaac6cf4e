package org.moiso.server.staff;

import java.util.Optional;
import java.util.stream.Stream;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.web.Caller;
import org.moiso.server.web.Role;

/** The devices of an office's plan, as callers. */
public final class Devices {

    private Devices() {}

    /** Every device that may have a token: dispensers, screens, printers. */
    public static Stream<Caller> of(OfficePlan plan) {
        return Stream.of(
                        plan.dispensers().stream()
                                .map(it -> new Caller(Role.DISPENSER, it.id().value(), it.name(), plan.id())),
                        plan.screens().stream()
                                .map(it -> new Caller(Role.SCREEN, it.id().value(), it.name(), plan.id())),
                        plan.printers().stream()
                                .map(it -> new Caller(Role.PRINTER, it.id().value(), it.name(), plan.id())))
                .flatMap(it -> it);
    }

    /** The device with a key, if the plan has one. */
    public static Optional<Caller> find(OfficePlan plan, String key) {
        return of(plan).filter(it -> it.id().equals(key)).findFirst();
    }
}
