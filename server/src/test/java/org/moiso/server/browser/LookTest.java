package org.moiso.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The usual run leaves no row out, and no size or language of a page. */
final class LookTest {

    @Test
    void every_row_is_looked_at_and_every_page_at_each_size_in_each_language() {
        List<Screen> all = Stream.of(VisitorScreens.all(), BoardScreens.all(), StaffScreens.all())
                .flatMap(rows -> rows)
                .toList();

        List<Screen> usual = Look.spread(all.stream()).toList();

        assertThat(usual).extracting(Screen::name).containsExactlyInAnyOrderElementsOf(names(all));
        assertThat(usual).allSatisfy(row -> assertThat(row.looks()).isNotEmpty());
        assertThat(seen(usual)).isEqualTo(seen(all));
        assertThat(looks(usual)).isLessThan(looks(all) / 3);
    }

    private static List<String> names(List<Screen> rows) {
        return rows.stream().map(Screen::name).toList();
    }

    private static Map<String, Set<Object>> seen(List<Screen> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Screen::page,
                        Collectors.flatMapping(
                                row -> row.looks().stream().flatMap(look -> Stream.of(look.size(), look.language())),
                                Collectors.toCollection(HashSet::new))));
    }

    private static int looks(List<Screen> rows) {
        return rows.stream().mapToInt(row -> row.looks().size()).sum();
    }
}
