package org.moiso.server.office;

/**
 * A screen of the office.
 *
 * @param kind {@code lobby} or {@code counter}
 */
public record Screen(ScreenId id, String name, String kind) {}
