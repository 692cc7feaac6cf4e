package org.moiso.server.signage;

import java.util.List;
import org.moiso.display.Board;
import org.moiso.server.catalog.OfficePlan;
import org.moiso.server.office.Screen;
import org.moiso.server.text.Language;

/** The screens of a plan as a board learns of them: every counter by its scoped id, so that it has nothing left to work out. */
final class ScreenLooks {

    private ScreenLooks() {}

    static List<Board.Screen> of(OfficePlan plan) {
        return plan.screens().stream().map(it -> look(plan, it)).toList();
    }

    private static Board.Screen look(OfficePlan plan, Screen screen) {
        List<String> services = plan.counters().stream()
                .filter(screen.look()::shows)
                .flatMap(it -> it.serves().stream())
                .map(tier -> tier.service())
                .filter(it -> screen.look().services().isEmpty()
                        || screen.look().services().contains(it))
                .distinct()
                .toList();
        return new Board.Screen(
                plan.id().scoped(screen.id().value()),
                screen.kind(),
                screen.look().layout(),
                screen.look().theme(),
                screen.look().languages().stream().map(Language::code).toList(),
                screen.look().languageMode(),
                plan.counters().stream()
                        .filter(screen.look()::shows)
                        .map(it -> plan.id().scoped(it.id().value()))
                        .toList(),
                services.stream().map(it -> plan.id().scoped(it)).toList(),
                screen.look().queues(),
                screen.look().media(),
                screen.look().speaks());
    }
}
