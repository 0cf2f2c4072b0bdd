package org.spikeway.mapping.crossbar;

import java.util.List;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/**
 * A network on crossbar cores.
 *
 * @param slices one core each, in order; a source outside the chip has {@link Slice#HOST}
 * @param loads one a slice
 * @param fits one a layer
 */
public record CrossbarLayout(
        List<Population> populations,
        List<Projection> projections,
        List<Slice> slices,
        List<CoreLoad> loads,
        List<LayerFit> fits) {
    public CrossbarLayout {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        slices = List.copyOf(slices);
        loads = List.copyOf(loads);
        fits = List.copyOf(fits);
    }
}
