package org.moiso.server.office;

/** Whoever serves at a counter, as far as a call has to know. */
public record Officer(String id, String name) {}
