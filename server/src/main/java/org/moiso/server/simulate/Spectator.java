package org.moiso.server.simulate;

import java.time.Instant;
import org.moiso.server.event.OfficeEvent;

/** Looks on while days are played. */
public interface Spectator {

    /** Sees the end only. */
    Spectator NOBODY = new Spectator() {
        @Override
        public void passes(Instant from, Instant to) {}

        @Override
        public void hears(OfficeEvent event) {}
    };

    /** The simulated time that passes until the next thing happens; may take as long as it likes. */
    void passes(Instant from, Instant to);

    void hears(OfficeEvent event);
}
