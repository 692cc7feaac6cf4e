/** The door of the server, without what is behind it. */
@org.jspecify.annotations.NullMarked
package org.moiso.server.web;
