package org.moiso.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes while people press, officers call and slips are printed, on a disk that drops or tears whatever was not forced. More:
 * {@code -Dmoiso.cuts=1000 -Dmoiso.seed=7}.
 */
class PowerCutTest {

    private static final int CUTS = Integer.getInteger("moiso.cuts", 24);
    private static final long SEED = Long.getLong("moiso.seed", 1);
    private static final int CUTS_A_DAY = Math.max(12, Math.min(60, CUTS / 2));
    private static final int GO_ON_EVERY = 7;

    /** Mostly the unkind ones. */
    private static final List<DiskLog.Mood> MOODS = List.of(
            DiskLog.Mood.TEARS,
            DiskLog.Mood.HOLLOWS,
            DiskLog.Mood.REORDERS,
            DiskLog.Mood.TEARS,
            DiskLog.Mood.LOSES,
            DiskLog.Mood.TEARS,
            DiskLog.Mood.HOLLOWS,
            DiskLog.Mood.KEEPS);

    @TempDir
    private Path folder;

    @Test
    void nothing_that_was_acknowledged_is_lost_whatever_the_disk_does_to_what_was_not_forced() throws Exception {
        List<String> damage = new ArrayList<>();
        Tally tally = new Tally();
        for (int day = 0; tally.cuts < CUTS; day++) {
            CutDay worked = CutDay.work(folder.resolve("day" + day), SEED + day, reuse(day));
            Random dice = new Random(SEED + day);
            int here = Math.min(CUTS - tally.cuts, CUTS_A_DAY);
            for (int i = 0; i < here; i++) {
                DiskLog.Mood mood = mood(tally.cuts);
                int step = worked.log().cutAfter(worked.begun(), dice);
                DiskLog.Found found = worked.log().cut(step, mood, dice);
                tally.add(found);
                AfterTheCut.findings(folder.resolve("cut" + tally.cuts), found, tally.cuts % GO_ON_EVERY == 1)
                        .forEach(it -> damage.add("seed " + SEED + ", cut " + tally.cuts + ", step " + step
                                + ", the disk " + mood + ": " + it));
            }
        }
        System.out.println(tally + ", damage in " + damage.size());

        assertThat(damage).isEmpty();
        assertThat(tally.promises).as("promises held against the disk").isGreaterThan(CUTS * 20L);
    }

    /** On two days of three H2 takes freed space again sooner than its usual 45 s, as it does in the long run: then a commit lies in the middle of the file. */
    private static String reuse(int day) {
        return List.of(";RETENTION_TIME=0", "", ";RETENTION_TIME=300").get(day % 3);
    }

    private static DiskLog.Mood mood(int cut) {
        return MOODS.get(cut % MOODS.size());
    }

    private static final class Tally {

        private int cuts;
        private long promises;
        private long unforced;

        void add(DiskLog.Found found) {
            cuts++;
            promises += found.promises().size();
            unforced += found.unforced();
        }

        @Override
        public String toString() {
            return cuts + " cuts, " + promises + " promises held against what was found, " + unforced
                    + " writes not forced";
        }
    }
}
