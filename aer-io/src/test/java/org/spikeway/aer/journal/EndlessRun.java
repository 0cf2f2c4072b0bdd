package org.spikeway.aer.journal;

import java.nio.file.Path;

/** Journals ticks without end and prints each one that is complete, until it is killed; behind a tick that it is given. */
final class EndlessRun {
    private EndlessRun() {}

    /** What neuron {@code i} of the tick is: any function that a wrong or torn block would break. */
    static int neuron(int tick, int i) {
        return tick * 0x9E3779B9 + i;
    }

    static int count(int tick) {
        return tick % 300;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int done = Integer.parseInt(args[1]);
        SpikeJournalWriter writer = done == 0 ? SpikeJournalWriter.open(folder) : SpikeJournalWriter.resume(folder);
        int[] neurons = new int[300];
        for (int tick = done + 1; tick < Integer.MAX_VALUE; tick++) {
            for (int i = 0; i < count(tick); i++) {
                neurons[i] = neuron(tick, i);
            }
            writer.append(0, tick, 5, neurons, 0, count(tick));
            writer.tickDone(0, tick);
            System.out.println(tick);
        }
    }
}
