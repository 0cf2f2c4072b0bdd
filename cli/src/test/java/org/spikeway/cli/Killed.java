package org.spikeway.cli;

import java.io.IOException;
import java.util.function.Supplier;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.engine.Stimulus;

/** Input that fails at one tick of one image, as where the run is killed. */
record Killed(SourceFeed feed, int sample, int tick) implements SourceFeed {
    @Override
    public Supplier<? extends Stimulus> stimuli(ChipProgram program, Supplier<? extends Stimulus> images)
            throws IOException {
        Supplier<? extends Stimulus> all = feed.stimuli(program, images);
        return () -> {
            Stimulus of = all.get();
            return new Stimulus() {
                @Override
                public void image(int at, double[] chw) {
                    of.image(at, chw);
                }

                @Override
                public int spikes(int at, int atTick, int[] neurons) {
                    if (at == sample && atTick == tick) {
                        throw new IllegalStateException("killed");
                    }
                    return of.spikes(at, atTick, neurons);
                }
            };
        };
    }

    @Override
    public String identity() {
        return feed.identity();
    }
}
