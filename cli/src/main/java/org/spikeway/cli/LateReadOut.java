package org.spikeway.cli;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.engine.RunResult;

/**
 * Class scores of the last ticks before a mark: what the read-out holds at the mark minus what it held earlier. The host so
 * reads the output layer twice, and what arrives while the layers still settle does not count.
 *
 * <p>Delayed evaluation, Hwang et al. 2021. Example: read from 0.5 on, the scores at mark 64 are those of ticks 33 to 64,
 * and at mark 16 those of ticks 9 to 16.
 *
 * @param marks ticks at which scores are asked for, ascending
 * @param readFrom the share of the ticks before a mark that does not count, from 0 to below 1
 * @param readOutBegins the first tick (from 1) of the read-out; those before are not shared out
 */
record LateReadOut(int[] marks, double readFrom, int readOutBegins) {

    static LateReadOut of(ChipProgram program, int[] marks, double readFrom) {
        int last = program.populations().size() - 1;
        return new LateReadOut(marks, readFrom, program.populations().get(last).firstTick());
    }

    /** How many of that many ticks do not count. */
    static int skipped(int ticks, double readFrom) {
        return (int) (ticks * readFrom);
    }

    /** The last tick that does not count at a mark; 0 where all do. */
    private int before(int mark) {
        int skipped = skipped(Math.max(0, mark - readOutBegins + 1), readFrom);
        return skipped == 0 ? 0 : skipped + readOutBegins - 1;
    }

    /** The ticks at which a run records its read-out: the marks, and the last ticks that do not count. */
    int[] recorded() {
        IntStream before = Arrays.stream(marks).map(this::before).filter(tick -> tick > 0);
        return IntStream.concat(before, Arrays.stream(marks))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Those before the last tick of a run that was stopped, and that tick; all where it was not. */
    static int[] until(int lastTick, int[] ticks) {
        IntStream before = Arrays.stream(ticks).filter(tick -> tick < lastTick);
        return IntStream.concat(before, IntStream.of(lastTick)).toArray();
    }

    /**
     * The run with its scores at the marks, from one that has been read at {@link #recorded}. Where a run was stopped between
     * marks nobody has read what does not count at its end: there all ticks count.
     */
    RunResult scores(RunResult run) {
        int[] recorded = until(run.activity().ticks(), recorded());
        int[] marks = until(run.activity().ticks(), this.marks);
        double[][][] scores = new double[run.readOut().length][marks.length][];
        for (int sample = 0; sample < scores.length; sample++) {
            double[][] values = run.readOut()[sample];
            for (int mark = 0; mark < marks.length; mark++) {
                double[] score = values[Arrays.binarySearch(recorded, marks[mark])].clone();
                int before = before(marks[mark]);
                int read = Arrays.binarySearch(recorded, before);
                if (read >= 0) {
                    subtract(score, values[read]);
                }
                scores[sample][mark] = score;
            }
        }
        return new RunResult(run.activity(), scores, run.layerSpikes(), run.wallSeconds());
    }

    private static void subtract(double[] score, double[] earlier) {
        for (int i = 0; i < score.length; i++) {
            score[i] -= earlier[i];
        }
    }
}
