package org.spikeway.mapping.convert;

import org.spikeway.chip.program.Cells;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * A network of spiking neurons in real numbers: what a conversion ends with and what a file of spiking neurons holds.
 */
public interface SpikingModel {
    /** The layers and the linear ways between them. */
    LayerGraph graph();

    /** How an image becomes input. */
    InputCoding input();

    /** What one spike of a layer stands for: every weight behind it is multiplied with it. */
    double height(int layer);

    /** The neurons of a layer, bias included; those of the read-out never fire. */
    Cells cells(int layer);
}
