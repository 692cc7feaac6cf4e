/** The rules behind the supervisor's page, one by one. */
@org.jspecify.annotations.NullMarked
package org.moiso.server.supervise;
