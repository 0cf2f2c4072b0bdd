package org.spikeway.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.simulator.engine.SpikeObserver;
import org.spikeway.simulator.engine.Stimulus;

/** Where the input of a run comes from, and who watches it besides the journal. */
interface SourceFeed {
    /** The images of the run, as the options say. */
    SourceFeed IMAGES = (program, images) -> images;

    /**
     * The stimulus of each worker.
     *
     * @param images the images of the run, as currents or as spikes
     */
    Supplier<? extends Stimulus> stimuli(ChipProgram program, Supplier<? extends Stimulus> images) throws IOException;

    /** Tells inputs apart that are the same images. */
    default String identity() {
        return "";
    }

    /** What is to be said of the input in the record of the run, besides what the options say or in place of it. */
    default Map<String, Object> settings() {
        return Map.of();
    }

    default List<SpikeObserver> observers() {
        return List.of();
    }
}
