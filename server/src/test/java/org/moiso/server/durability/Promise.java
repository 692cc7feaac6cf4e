package org.moiso.server.durability;

/** What somebody was told, and may therefore rely on. */
sealed interface Promise {

    /** A number was shown to a visitor. */
    record Shown(long ticket, String number) implements Promise {}

    /** A counter was told whom it has called. */
    record Call(long ticket) implements Promise {}

    /** A slip was reported as printed. */
    record Slip(long job) implements Promise {}
}
