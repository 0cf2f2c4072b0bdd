package org.spikeway.aer.event;

/**
 * The size of a sensor in pixels.
 *
 * @param width columns, 1 to 65,536; 0 where unknown
 * @param height rows, 1 to 65,536; 0 where unknown
 */
public record Geometry(int width, int height) {
    /** What a recording without a word about its sensor has. */
    public static final Geometry UNKNOWN = new Geometry(0, 0);

    private static final int LARGEST = 1 << 16;

    public Geometry {
        if (width < 0 || height < 0 || width > LARGEST || height > LARGEST || (width == 0) != (height == 0)) {
            throw new IllegalArgumentException("sensor of " + width + " x " + height + " pixels");
        }
    }

    /** The geometry of a header's numbers; unknown where they cannot be one. */
    public static Geometry orUnknown(long width, long height) {
        boolean possible = width >= 1 && height >= 1 && width <= LARGEST && height <= LARGEST;
        return possible ? new Geometry((int) width, (int) height) : UNKNOWN;
    }

    public boolean known() {
        return width > 0;
    }

    /** Such as {@code 640x480}, or {@code unknown}. */
    @Override
    public String toString() {
        return known() ? width + "x" + height : "unknown";
    }
}
