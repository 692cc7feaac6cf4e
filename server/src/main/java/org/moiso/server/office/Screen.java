package org.moiso.server.office;

import org.jspecify.annotations.Nullable;

/**
 * A screen of the office.
 *
 * @param kind {@code lobby} or {@code counter}
 * @param look as usual where a plan of an older version says nothing
 */
public record Screen(ScreenId id, String name, String kind, ScreenLook look) {

    public Screen(ScreenId id, String name, String kind, @Nullable ScreenLook look) {
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.look = look == null ? ScreenLook.usual() : look;
    }
}
