package org.moiso.display;

import org.jspecify.annotations.Nullable;

/** A text in the languages it exists in; Vietnamese is always there. */
public record Text(String vi, @Nullable String en, @Nullable String km) {}
