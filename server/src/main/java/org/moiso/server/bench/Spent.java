package org.moiso.server.bench;

import java.io.IOException;
import java.util.List;

/** Processor time between two moments, in seconds. */
final class Spent {

    private final List<ServerUnderLoad> nodes;
    private double servers;
    private double generator;
    private double machine;

    Spent(List<ServerUnderLoad> nodes) {
        this.nodes = nodes;
    }

    synchronized void begin() throws IOException {
        add(-1);
    }

    synchronized void end() throws IOException {
        add(1);
    }

    private void add(int sign) throws IOException {
        servers +=
                sign * nodes.stream().mapToDouble(ServerUnderLoad::cpuSeconds).sum();
        generator += sign * Processors.ofThisProcess();
        machine += sign * Processors.ofTheMachine();
    }

    synchronized double servers() {
        return servers;
    }

    /** Of this process, which plays the people. */
    synchronized double generator() {
        return generator;
    }

    /** Of everything on the machine. */
    synchronized double machine() {
        return machine;
    }
}
