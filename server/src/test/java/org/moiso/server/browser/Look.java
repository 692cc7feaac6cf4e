package org.moiso.server.browser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.moiso.server.text.Language;

/** One picture of a page: at a size, in a language. */
record Look(Size size, Language language) {

    /** At every size in every language. */
    static List<Look> all(Device device) {
        return device.languages().stream()
                .flatMap(language -> device.sizes().stream().map(size -> new Look(size, language)))
                .toList();
    }

    /**
     * Every row, but each in a few looks only: the sizes and languages take turns over the rows of a page, so that the page is seen at every size and in every language. A page of
     * few rows has more looks at each.
     */
    static Stream<Screen> spread(Stream<Screen> rows) {
        Map<List<Object>, List<Screen>> pages = new LinkedHashMap<>();
        rows.forEach(row -> pages.computeIfAbsent(List.of(row.page(), row.device()), page -> new ArrayList<>())
                .add(row));
        return pages.values().stream().flatMap(Look::spread);
    }

    private static Stream<Screen> spread(List<Screen> page) {
        Device device = page.get(0).device();
        int needed = Math.max(device.sizes().size(), device.languages().size());
        int each = (needed + page.size() - 1) / page.size();
        return IntStream.range(0, page.size())
                .mapToObj(row -> page.get(row)
                        .at(IntStream.range(row * each, (row + 1) * each)
                                .mapToObj(turn -> turn(device, turn))
                                .distinct()
                                .sorted(Comparator.comparing(Look::language))
                                .toList()));
    }

    /** Where there are as many sizes as languages, a size meets another language in each round. */
    private static Look turn(Device device, int turn) {
        int sizes = device.sizes().size();
        int languages = device.languages().size();
        int round = sizes == languages ? turn / sizes : 0;
        return new Look(device.sizes().get(turn % sizes), device.languages().get((turn + round) % languages));
    }
}
