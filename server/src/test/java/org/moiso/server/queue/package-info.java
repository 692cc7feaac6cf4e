/** The pure rules of the queue, without a server. */
@org.jspecify.annotations.NullMarked
package org.moiso.server.queue;
