/** The rules of tickets, one by one. */
@org.jspecify.annotations.NullMarked
package org.moiso.server.ticket;
