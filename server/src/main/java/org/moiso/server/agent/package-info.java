/** The printer agent: a program of its own beside a printer that is not on the server's machine. */
@org.jspecify.annotations.NullMarked
package org.moiso.server.agent;
