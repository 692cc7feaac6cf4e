package org.moiso.server.simulate;

import java.time.Duration;
import org.moiso.server.catalog.ServiceId;

/** How simulated people behave. */
interface Temper {

    /** Until an officer for whom nobody waited looks again. */
    Duration looks();

    /** Whether who is called comes. */
    boolean comes();

    /** From the call to the counter. */
    Duration walks();

    /** For how long an officer looks out for somebody who does not come. */
    Duration patience();

    Duration serves(ServiceId service);

    /** Between two visitors. */
    Duration rests();
}
