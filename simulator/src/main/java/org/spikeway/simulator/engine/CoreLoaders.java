package org.spikeway.simulator.engine;

import org.jspecify.annotations.Nullable;
import org.spikeway.chip.program.ChipProgram;

/** What runs of the same program share, made when it is needed. */
final class CoreLoaders {
    private final ChipProgram program;
    private final EngineOptions options;
    private @Nullable CoreLoader ofRows;
    private @Nullable CoreLoader ofSlices;

    CoreLoaders(ChipProgram program, EngineOptions options) {
        this.program = program;
        this.options = options;
    }

    /** For crews that each run a whole chip. */
    CoreLoader ofRows() {
        if (ofRows == null) {
            ofRows = new CoreLoader(Bands.ofRows(program, Bands.NEURONS), options);
        }
        return ofRows;
    }

    /** For a crew that shares the cores of one chip. */
    CoreLoader ofSlices() {
        if (ofSlices == null) {
            ofSlices = new CoreLoader(Bands.ofSlices(program), options);
        }
        return ofSlices;
    }
}
