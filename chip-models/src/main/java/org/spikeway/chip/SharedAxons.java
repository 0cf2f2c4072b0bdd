package org.spikeway.chip;

/**
 * Input axons that several neurons of one source position share: a spike says beside the axon which of them fired (population
 * spikes). They spare input axons, and each way to one may take more room among the output axons.
 *
 * <p>Example: with 512 channels and 2 output entries, the 128 neurons of a position take one input axon of a core instead of
 * 128, and each of them two output axons instead of one.
 *
 * @param channels neurons of a position that one input axon serves; 1 where none can be shared
 * @param outputEntries output axons that a neuron takes for each core that hears it through shared axons
 */
public record SharedAxons(long channels, long outputEntries) {
    /** Every source neuron has an axon of its own. */
    public static final SharedAxons NONE = new SharedAxons(1, 1);

    public SharedAxons {
        if (channels < 1 || outputEntries < 1) {
            throw new IllegalArgumentException("axons that " + channels + " channels share, of " + outputEntries
                    + " output entries each, carry nothing");
        }
    }

    /** Input axons for that many neurons of one position. */
    public long axons(long neurons) {
        return (neurons + channels - 1) / channels;
    }
}
