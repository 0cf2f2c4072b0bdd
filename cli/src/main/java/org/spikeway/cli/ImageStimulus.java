package org.spikeway.cli;

import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.encode.PoissonEncoder;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.engine.Stimulus;

/** Presents the images of a set, as currents or as the spikes of an encoder. */
final class ImageStimulus implements Stimulus {
    private final ImageSet images;
    private final @Nullable PoissonEncoder encoder;
    private final double[] chw;
    private int encoded = -1;

    ImageStimulus(ImageSet images, @Nullable PoissonEncoder encoder) {
        this.images = images;
        this.encoder = encoder;
        chw = new double[images.pixels()];
    }

    /** The images as the settings of a run say; random spikes come from that seed. */
    static ImageStimulus of(ImageSet images, RunSettings settings, long seed) {
        if (!settings.poisson) {
            return new ImageStimulus(images, null);
        }
        PixelRange range = PixelRange.of(settings.normalisation);
        return new ImageStimulus(
                images,
                range.signed()
                        ? PoissonEncoder.signed(seed, images.channels(), images.height(), images.width(), range.max())
                        : PoissonEncoder.unsigned(
                                seed, images.channels(), images.height(), images.width(), range.max()));
    }

    @Override
    public void image(int sample, double[] values) {
        try {
            images.read(sample, values);
        } catch (UnreadableException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public int spikes(int sample, int tick, int[] neurons) {
        if (encoder == null) {
            throw new IllegalStateException("a constant current has no spikes");
        }
        if (encoded != sample) {
            image(sample, chw);
            encoder.image(chw, sample);
            encoded = sample;
        }
        return encoder.tick(tick, neurons);
    }
}
