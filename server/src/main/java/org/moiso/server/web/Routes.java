package org.moiso.server.web;

import io.javalin.config.JavalinConfig;

/** The addresses of one feature; the role stands on each route's line. */
@FunctionalInterface
public interface Routes {

    void register(JavalinConfig config);
}
