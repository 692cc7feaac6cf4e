/** What the documents say, held against what the code does. */
@org.jspecify.annotations.NullMarked
package org.moiso.docs;
