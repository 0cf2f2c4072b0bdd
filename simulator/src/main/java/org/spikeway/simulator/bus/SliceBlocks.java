package org.spikeway.simulator.bus;

import java.util.List;
import org.spikeway.chip.program.Slice;

/**
 * Hands blocks on slice by slice: a block with the spikes of several slices in a row, counted from the first neuron of the
 * first, is cut into one for each.
 */
public final class SliceBlocks {
    private final int[] sizes;
    private final SpikeBlock part;
    private final int[] cut;

    /** @param blockSpikes spikes that a block of the bus holds */
    public SliceBlocks(List<Slice> slices, int blockSpikes) {
        sizes = slices.stream().mapToInt(slice -> slice.box().size()).toArray();
        part = new SpikeBlock(blockSpikes);
        cut = new int[blockSpikes];
    }

    /** Hands a block of spikes to the receiver, in as many parts as it has slices. */
    public void hand(SpikeBlock block, SpikeBus.Receiver receiver) {
        int count = block.count();
        int[] neurons = block.neurons();
        if (neurons[count - 1] < sizes[block.slice()]) {
            receiver.receive(block);
            return;
        }
        int shift = 0;
        int at = 0;
        for (int slice = block.slice(); at < count; slice++) {
            int length = 0;
            for (; at < count && neurons[at] - shift < sizes[slice]; at++) {
                cut[length++] = neurons[at] - shift;
            }
            if (length > 0) {
                part.setSpikes(slice, block.sample(), block.tick(), block.runTick(), cut, 0, length);
                receiver.receive(part);
            }
            shift += sizes[slice];
        }
    }
}
