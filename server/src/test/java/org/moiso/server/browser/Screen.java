package org.moiso.server.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A page in one of its states.
 *
 * @param name of its pictures
 * @param looks that are taken at it, those in one language after each other
 * @param staged brings the page into the state
 * @param plan changes of the demo office's file
 */
record Screen(
        String name, Device device, List<Look> looks, Function<Hall, Page> staged, List<UnaryOperator<String>> plan) {

    @SafeVarargs
    static Screen screen(String name, Device device, Function<Hall, Page> staged, UnaryOperator<String>... plan) {
        List<UnaryOperator<String>> changes = new ArrayList<>();
        for (UnaryOperator<String> change : plan) {
            changes.add(change);
        }
        return new Screen(name, device, Look.all(device), staged, changes);
    }

    Screen at(List<Look> fewer) {
        return new Screen(name, device, fewer, staged, plan);
    }

    /** The page whose state it is. */
    String page() {
        return name.split("-", 2)[0];
    }

    @Override
    public String toString() {
        return name;
    }
}
