package org.spikeway.mapping.nir;

import java.util.Arrays;
import java.util.Optional;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;

/**
 * One node of a NIR graph: its place, its type and its parameters.
 *
 * @param name with the names of the graphs around it, such as {@code lif1.w_rec}
 */
record NirItem(String name, String type, Hdf5Group parameters) {

    RefusedException refuse(String reason, String remedy) {
        return new RefusedException(
                parameters.file() + ": node " + name + " (" + type + "): " + reason + ". " + remedy + ".");
    }

    /** The numbers of a parameter that must be there. */
    NirArray array(String parameter) throws UnreadableException {
        return find(parameter).orElseThrow(() -> refuse("it has no " + parameter, "Export the network again"));
    }

    Optional<NirArray> find(String parameter) throws UnreadableException {
        return parameters.numbers(parameter);
    }

    /** One whole number, or one for each of so many axes; given once it holds for all. */
    int[] whole(String parameter, int axes, int least) throws UnreadableException {
        NirArray array = array(parameter);
        if (array.size() != 1 && array.size() != axes) {
            throw refuse(parameter + " of " + array.text() + ", need " + axes, "Export the network again");
        }
        int[] whole = new int[axes];
        for (int i = 0; i < axes; i++) {
            double value = array.at(array.size() == 1 ? 0 : i);
            if (value != Math.rint(value) || value < least || value > 1 << 20) {
                throw refuse(parameter + " " + value + " is not a whole number from " + least, "Correct it");
            }
            whole[i] = (int) value;
        }
        return whole;
    }

    /**
     * One value for all neurons, or one a neuron.
     *
     * @param extents of the neurons; a parameter may have 1 where it is the same along an axis
     */
    double[] ofNeurons(String parameter, int[] extents) throws UnreadableException {
        return spread(parameter, array(parameter), extents);
    }

    double[] spread(String parameter, NirArray array, int[] extents) {
        if (array.size() == 1) {
            return new double[] {array.at(0)};
        }
        boolean fits = array.extents().length == extents.length;
        for (int i = 0; fits && i < extents.length; i++) {
            fits = array.extents()[i] == extents[i] || array.extents()[i] == 1;
        }
        if (!fits) {
            throw refuse(
                    parameter + " of " + array.text() + ", the input is " + NirArray.text(extents),
                    "Export the network again");
        }
        double[] spread = new double[Arrays.stream(extents).reduce(1, (a, b) -> a * b)];
        boolean same = true;
        for (int i = 0; i < spread.length; i++) {
            spread[i] = array.at(place(i, extents, array.extents()));
            same &= spread[i] == spread[0];
        }
        return same ? new double[] {spread[0]} : spread;
    }

    private static int place(int index, int[] extents, int[] narrow) {
        int rest = index;
        int place = 0;
        int step = 1;
        for (int axis = extents.length - 1; axis >= 0; axis--) {
            int at = rest % extents[axis];
            rest /= extents[axis];
            place += narrow[axis] == 1 ? 0 : at * step;
            step *= narrow[axis];
        }
        return place;
    }
}
