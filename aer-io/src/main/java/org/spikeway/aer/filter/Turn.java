package org.spikeway.aer.filter;

import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.event.RecordingInfo;

/**
 * Mirrors or rotates the picture; drops nothing.
 *
 * <p>On a sensor of 4x3 pixels, the pixel (1, 0) goes to (2, 0) flipped left to right, to (1, 2) flipped upside down, to
 * (0, 1) transposed, to (2, 1) rotated by 90 degrees clockwise.
 */
public final class Turn implements EventFilter {
    /** How the picture is turned. */
    public enum Kind {
        FLIP_LEFT_RIGHT("flip left to right"),
        FLIP_UPSIDE_DOWN("flip upside down"),
        TRANSPOSE("transpose"),
        ROTATE_90("rotate by 90 degrees clockwise"),
        ROTATE_180("rotate by 180 degrees"),
        ROTATE_270("rotate by 270 degrees clockwise");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        private boolean swaps() {
            return this == TRANSPOSE || this == ROTATE_90 || this == ROTATE_270;
        }

        /** Whether columns run the other way, after a swap. */
        private boolean mirrorsColumns() {
            return this == FLIP_LEFT_RIGHT || this == ROTATE_180 || this == ROTATE_90;
        }

        private boolean mirrorsRows() {
            return this == FLIP_UPSIDE_DOWN || this == ROTATE_180 || this == ROTATE_270;
        }
    }

    private final Kind kind;
    private final Geometry after;

    /** @param before the sensor, whose size must be known */
    public Turn(Kind kind, Geometry before) {
        this.kind = kind;
        this.after = kind.swaps() ? transposed(before) : before;
    }

    private static Geometry transposed(Geometry geometry) {
        int columns = geometry.height();
        int rows = geometry.width();
        return new Geometry(columns, rows);
    }

    @Override
    public String label() {
        return kind.label;
    }

    @Override
    public void apply(EventBatch batch) {
        int lastX = after.width() - 1;
        int lastY = after.height() - 1;
        for (int i = 0; i < batch.size(); i++) {
            int x = kind.swaps() ? batch.y(i) : batch.x(i);
            int y = kind.swaps() ? batch.x(i) : batch.y(i);
            batch.x()[i] = (short) (kind.mirrorsColumns() ? lastX - x : x);
            batch.y()[i] = (short) (kind.mirrorsRows() ? lastY - y : y);
        }
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public RecordingInfo describe(RecordingInfo before) {
        return before.withGeometry(after);
    }
}
