@NullMarked
package org.moiso.server.call;

import org.jspecify.annotations.NullMarked;
