/** Slips through the whole server, on printers that misbehave in every way a real one does. */
@org.jspecify.annotations.NullMarked
package org.moiso.server.print;
