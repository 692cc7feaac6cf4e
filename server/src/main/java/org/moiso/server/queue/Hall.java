package org.moiso.server.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An office at one moment, in the plain numbers a {@link Replay} works with: counters, services and priority classes by their place in the plan, times in seconds from
 * that moment. Nothing changes it once it is made.
 *
 * @param desks the counters
 * @param headStarts by class
 * @param prior by class: whether it is one
 * @param rule the calling rule
 * @param people who waits, the earliest first
 * @param paces by service: from the call to the end
 * @param gap from the end of a visit to the next call
 * @param futures ways in which the rest of the day may go; at least one
 */
@SuppressWarnings("ArrayRecordComponent") // plain numbers, quick to read; never compared, never changed
record Hall(
        List<Desk> desks,
        int services,
        int[] headStarts,
        boolean[] prior,
        Rule rule,
        List<Person> people,
        List<Pace> paces,
        Pace gap,
        List<Future> futures) {

    /**
     * @param maxWait seconds after which somebody goes before everybody else
     * @param streak priority calls in a row up to now
     */
    record Rule(String name, int interleave, int maxWait, int streak) {}

    /**
     * @param tiers by service; 0 where it is not served here
     * @param visit null when nobody is there
     */
    @SuppressWarnings("ArrayRecordComponent") // like the hall
    record Desk(int[] tiers, @Nullable Visit visit) {}

    /** @param elapsed seconds since the call */
    record Visit(int service, double elapsed) {}

    /**
     * @param since the place in time; negative before now
     * @param wanted the only desk that may call; -1 for any
     */
    record Person(int service, int priority, int since, int wanted) {}

    /**
     * One way in which the day may go on.
     *
     * @param arrivals who comes, the earliest first
     * @param spells by desk: {@code from, to, from, to …} in which it calls people
     */
    @SuppressWarnings("ArrayRecordComponent") // like the hall
    record Future(List<Person> arrivals, double[][] spells) {}

    int classes() {
        return headStarts.length;
    }
}
