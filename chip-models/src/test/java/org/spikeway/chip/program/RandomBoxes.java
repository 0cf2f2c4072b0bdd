package org.spikeway.chip.program;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random blocks of a population, and random ways to cut a population into blocks. */
public final class RandomBoxes {
    private RandomBoxes() {}

    public static Shape shape(SplittableRandom random, int channels, int extent) {
        return new Shape(random.nextInt(1, channels + 1), random.nextInt(1, extent + 1), random.nextInt(1, extent + 1));
    }

    /** Blocks in which every neuron of the shape lies exactly once. */
    public static List<Box> tiling(SplittableRandom random, Shape shape, int cuts) {
        List<Box> boxes = new ArrayList<>(List.of(Box.whole(shape)));
        for (int cut = 0; cut < cuts; cut++) {
            Box box = boxes.remove(random.nextInt(boxes.size()));
            boxes.addAll(cut(random, box));
        }
        return boxes;
    }

    private static List<Box> cut(SplittableRandom random, Box box) {
        int[] from = {box.channelFrom(), box.rowFrom(), box.columnFrom()};
        int[] to = {box.channelTo(), box.rowTo(), box.columnTo()};
        int axis = random.nextInt(3);
        if (to[axis] - from[axis] == 1) {
            return List.of(box);
        }
        int at = random.nextInt(from[axis] + 1, to[axis]);
        int[] firstTo = to.clone();
        int[] secondFrom = from.clone();
        firstTo[axis] = at;
        secondFrom[axis] = at;
        return List.of(box(from, firstTo), box(secondFrom, to));
    }

    private static Box box(int[] from, int[] to) {
        return new Box(from[0], to[0], from[1], to[1], from[2], to[2]);
    }
}
