@NullMarked
package org.moiso.server.queue;

import org.jspecify.annotations.NullMarked;
