package org.spikeway.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.spikeway.simulator.engine.EarlierPart;
import org.spikeway.simulator.engine.RunResult;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;

/** A run that goes on where an earlier one was kept, and is kept itself, where that is asked for. */
interface PersistentRun {
    /** What is done already. */
    EarlierPart earlier();

    /** All samples, or the first ones where it is stopped; at least one. */
    RunResult run(
            Supplier<Stimulus> stimuli, int samples, List<? extends SpikeObserver> observers, IntConsumer progress)
            throws IOException;
}
