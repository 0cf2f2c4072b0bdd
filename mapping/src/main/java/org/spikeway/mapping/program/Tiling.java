package org.spikeway.mapping.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Shape;

/**
 * A way to cut a population into boxes: into groups of channels, bands of rows and bands of columns of nearly equal size.
 */
record Tiling(Shape shape, int channelGroups, int rowBands, int columnBands) {
    int slices() {
        return channelGroups * rowBands * columnBands;
    }

    /** Neurons of the largest box. */
    long largest() {
        return (long) ceil(shape.channels(), channelGroups)
                * ceil(shape.height(), rowBands)
                * ceil(shape.width(), columnBands);
    }

    /** The boxes, by rows, then columns, then channels. */
    List<Box> boxes() {
        List<Box> boxes = new ArrayList<>();
        for (int r = 0; r < rowBands; r++) {
            for (int c = 0; c < columnBands; c++) {
                for (int g = 0; g < channelGroups; g++) {
                    boxes.add(new Box(
                            channelFrom(g),
                            channelFrom(g + 1),
                            rowFrom(r),
                            rowFrom(r + 1),
                            columnFrom(c),
                            columnFrom(c + 1)));
                }
            }
        }
        return boxes;
    }

    /** The first channel of a group; of the group after the last, the number of channels. */
    int channelFrom(int group) {
        return cut(shape.channels(), channelGroups, group);
    }

    /** The first row of a band; of the band after the last, the number of rows. */
    int rowFrom(int band) {
        return cut(shape.height(), rowBands, band);
    }

    /** The first column of a band; of the band after the last, the number of columns. */
    int columnFrom(int band) {
        return cut(shape.width(), columnBands, band);
    }

    /**
     * All tilings whose largest box has at most that many neurons, the fewest slices first; among equals those with
     * whole channels, then those with the shortest border, since a neuron at a border is sent to two cores.
     */
    static List<Tiling> candidates(Shape shape, long neurons) {
        List<Tiling> candidates = new ArrayList<>();
        for (int groups : divisions(shape.channels())) {
            for (int rows : divisions(shape.height())) {
                for (int columns : divisions(shape.width())) {
                    Tiling tiling = new Tiling(shape, groups, rows, columns);
                    if (tiling.largest() <= neurons) {
                        candidates.add(tiling);
                    }
                }
            }
        }
        candidates.sort(Comparator.comparingInt(Tiling::slices)
                .thenComparingInt(Tiling::channelGroups)
                .thenComparingLong(Tiling::border)
                .thenComparingInt(Tiling::rowBands));
        return candidates;
    }

    private long border() {
        return (long) rowBands * shape.width() + (long) columnBands * shape.height();
    }

    /** Numbers of parts, without those that make the largest part no smaller. */
    private static List<Integer> divisions(int length) {
        List<Integer> divisions = new ArrayList<>();
        for (int parts = 1; parts <= length; parts++) {
            if (parts == 1 || ceil(length, parts) < ceil(length, parts - 1)) {
                divisions.add(parts);
            }
        }
        return divisions;
    }

    private static int ceil(int length, int parts) {
        return (length + parts - 1) / parts;
    }

    private static int cut(int length, int parts, int place) {
        return (int) ((long) length * place / parts);
    }
}
