package org.spikeway.simulator.engine;

/** What the workers of a run share out among themselves. */
public enum Parallel {
    /** Every worker runs a whole copy of the chip and takes the next image that nobody has: nobody waits for anybody. */
    IMAGES,
    /** Every worker runs some cores of one chip, and all present the same image. */
    CORES,
    /** Images where there are enough of them and nobody wants to see the spikes in order; otherwise cores. */
    AUTOMATIC;

    /** With fewer images for each worker than this the last ones leave workers idle for long. */
    private static final int IMAGES_OF_A_WORKER = 2;

    /** What a run takes. */
    Parallel resolve(int workers, int samples, boolean isObserved) {
        if (this != AUTOMATIC) {
            return this;
        }
        boolean enough = workers == 1 || samples >= IMAGES_OF_A_WORKER * workers;
        return enough && !isObserved ? IMAGES : CORES;
    }
}
