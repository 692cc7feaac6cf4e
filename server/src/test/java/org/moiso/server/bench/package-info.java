@org.jspecify.annotations.NullMarked
package org.moiso.server.bench;
