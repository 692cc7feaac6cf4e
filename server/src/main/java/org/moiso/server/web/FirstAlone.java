package org.moiso.server.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the very first request through alone. Javalin makes a part of itself with the first one, and of several that come in the same moment, as
 * when all boards come back after a power cut, some are answered with an error of the server. A first request that hangs holds up nobody for long.
 */
final class FirstAlone implements Filter {

    private static final long PATIENCE_SECONDS = 2;

    private final ReentrantLock first = new ReentrantLock();
    private volatile boolean through;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean alone = !through && alone();
        try {
            chain.doFilter(request, response);
            through = true;
        } finally {
            if (alone) {
                first.unlock();
            }
        }
    }

    private boolean alone() {
        try {
            return first.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
