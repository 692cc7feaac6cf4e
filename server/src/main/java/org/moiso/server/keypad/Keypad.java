package org.moiso.server.keypad;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.moiso.printer.Port;
import org.moiso.server.catalog.ServiceId;
import org.moiso.server.lease.Place;
import org.moiso.server.office.Dispenser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The push buttons of one dispenser on a serial line: one thread reads it, opens it again by its path whenever it was lost, and counts each push once. What a push leads
 * to happens on another thread. {@link #close} may be called by any.
 */
final class Keypad implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keypad.class);
    /** In this time the same button does not count again: a worn one closes twice. The page's buttons do the same. */
    private static final long BOUNCE_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(1500);

    private static final long RETRY_MILLISECONDS = 1000;
    /** What nobody knows is logged once, and a device that speaks another language does not fill the memory. */
    private static final int UNKNOWN_KEPT = 20;

    private static final int LONGEST_SHOWN = 8;
    private static final int STALE_READS = 10;

    private final Place place;
    private final Dispenser dispenser;
    private final Port port;
    private final BooleanSupplier mine;
    private final Pushing pushing;
    private final KeypadWatch watch;
    private final Executor worker;
    private final Map<String, Long> counted = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param mine whether no other node may be hearing it now
     * @param worker where pushes become tickets, one after the other
     */
    Keypad(
            Place place,
            Dispenser dispenser,
            Port port,
            BooleanSupplier mine,
            Pushing pushing,
            KeypadWatch watch,
            Executor worker) {
        this.place = place;
        this.dispenser = dispenser;
        this.port = port;
        this.mine = mine;
        this.pushing = pushing;
        this.watch = watch;
        this.worker = worker;
        this.thread = new Thread(this::run, "keypad-" + dispenser.id());
    }

    void start() {
        thread.start();
    }

    Dispenser dispenser() {
        return dispenser;
    }

    KeypadWatch watch() {
        return watch;
    }

    /** Whoever pushed in vain need not be looked for any more: paper comes out again. */
    void clearIfItPrints() {
        boolean inVain =
                watch.report().filter(it -> it.unserved() > 0 && it.noPaper()).isPresent();
        if (inVain && pushing.prints(place.office(), dispenser)) {
            watch.served();
        }
    }

    private boolean open() {
        return closing.getCount() > 0;
    }

    private void run() {
        try {
            do {
                if (mine.getAsBoolean()) {
                    listen();
                }
            } while (!closing.await(RETRY_MILLISECONDS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        KeyBursts bursts = new KeyBursts(dispenser.buttons().keySet(), this::push, this::unknown);
        byte[] bytes = new byte[64];
        try {
            port.open();
            forgetWhatCameBefore(bytes);
            watch.heard();
            while (open() && mine.getAsBoolean()) {
                int count = port.read(bytes);
                for (int i = 0; i < count; i++) {
                    bursts.read(bytes[i]);
                }
                if (count == 0) {
                    bursts.ends();
                }
            }
        } catch (IOException e) {
            if (open()) {
                watch.lost(String.valueOf(e.getMessage()));
            }
        } catch (RuntimeException e) {
            LOG.error("keypad={} next=\"opens it again in a second\"", place.scoped(), e);
            watch.lost("an error of the software");
        } finally {
            port.close();
        }
    }

    /** Whoever pushed while nobody listened has gone, or pushes again. */
    private void forgetWhatCameBefore(byte[] bytes) throws IOException {
        for (int reads = 0; reads < STALE_READS && port.read(bytes) > 0; reads++) {
            // the next ones
        }
    }

    /** A reader of cards on the same cable sends what no log may have: only what could be a key is written there. */
    private void unknown(String sent) {
        String shown = sent.length() <= LONGEST_SHOWN ? sent : sent.substring(0, 2) + "…";
        if (unknown.size() < UNKNOWN_KEPT && unknown.add(shown)) {
            LOG.warn(
                    "keypad={} key=\"{}\" service=none next=\"give the key a service on the admin page\"",
                    place.scoped(),
                    shown);
        }
    }

    private void push(String key) {
        String service = dispenser.buttons().get(key);
        long now = System.nanoTime();
        Long before = counted.get(key);
        boolean isBouncing = before != null && now - before < BOUNCE_NANOSECONDS;
        // While the push before is not answered, the same button is pushed out of impatience.
        if (service == null || isBouncing || !mine.getAsBoolean() || !underWay.add(key)) {
            return;
        }
        counted.put(key, now);
        worker.execute(() -> {
            try {
                answered(pushing.push(place.office(), dispenser, new ServiceId(service)));
            } catch (RuntimeException e) {
                LOG.error("keypad={} key=\"{}\" push=lost", place.scoped(), key, e);
                answered(Pushing.Answer.NOT_STORED);
            } finally {
                underWay.remove(key);
            }
        });
    }

    private void answered(Pushing.Answer answer) {
        switch (answer) {
            case ISSUED, REFUSED -> watch.served();
            case NO_PAPER -> watch.unserved(true);
            case NOT_STORED -> watch.unserved(false);
        }
    }

    /** Waits until it hears nothing any more. */
    @Override
    public void close() {
        closing.countDown();
        port.close();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
