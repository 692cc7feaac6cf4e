@org.jspecify.annotations.NullMarked
package org.moiso.display;
