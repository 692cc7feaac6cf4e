/** The pages in a real browser, against the real server: every story is told by what a person does and sees. */
@org.jspecify.annotations.NullMarked
package org.moiso.server.browser;
