/** Stories of a day at the counters, told to the real server over HTTP and WebSocket, on H2 and on PostgreSQL. */
@org.jspecify.annotations.NullMarked
package org.moiso.server.story;
