package org.spikeway.simulator.report.page;

import org.spikeway.aer.UnreadableException;

/**
 * What a core holds and did in a run, its slices added up.
 *
 * @param x and {@code y}: the place of its tile
 * @param layers their names, in the order of the slices
 * @param picojoules a sample, of the chip's bill
 */
record CoreSums(
        long core,
        long chip,
        long x,
        long y,
        String layers,
        long compartments,
        long inputAxons,
        long synapseBits,
        long spikes,
        long synops,
        double picojoules) {
    static CoreSums of(CsvTable row, double picojoules) throws UnreadableException {
        return new CoreSums(
                row.whole("core"),
                row.whole("chip"),
                row.whole("tileX"),
                row.whole("tileY"),
                row.text("layer"),
                row.whole("compartments"),
                row.whole("inputAxons"),
                row.whole("synapseBits"),
                row.whole("spikes"),
                row.whole("synops"),
                picojoules);
    }

    /** Both slices; the energy is already that of the whole core. */
    CoreSums plus(CoreSums other) {
        String names = layers.equals(other.layers) || layers.endsWith(", " + other.layers)
                ? layers
                : layers + ", " + other.layers;
        return new CoreSums(
                core,
                chip,
                x,
                y,
                names,
                compartments + other.compartments,
                inputAxons + other.inputAxons,
                synapseBits + other.synapseBits,
                spikes + other.spikes,
                synops + other.synops,
                picojoules);
    }
}
