package org.spikeway.mapping.nir;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A node to be written.
 *
 * @param type such as {@code Conv2d}
 * @param parameters by name: a word, a whole number or a nested array
 * @param metadata words and numbers, or nothing
 */
record NirNode(String name, String type, Map<String, Object> parameters, Map<String, Object> metadata) {

    /** A node without parameters so far. */
    static NirNode of(String name, String type) {
        return new NirNode(name, type, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    NirNode with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Numbers in nested arrays, row-major. */
    NirNode with(String parameter, double[] values, int... extents) {
        return with(parameter, nested(values, extents));
    }

    NirNode with(String parameter, int[] whole) {
        long[] wide = new long[whole.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = whole[i];
        }
        return with(parameter, (Object) wide);
    }

    /** The same value for all. */
    NirNode filled(String parameter, double value, int... extents) {
        int size = 1;
        for (int extent : extents) {
            size *= extent;
        }
        double[] values = new double[size];
        java.util.Arrays.fill(values, value);
        return with(parameter, values, extents);
    }

    /** Row-major values as arrays in arrays. */
    static Object nested(double[] values, int[] extents) {
        return nested(values, extents, 0, 0, values.length);
    }

    private static Object nested(double[] values, int[] extents, int axis, int from, int length) {
        if (axis == extents.length - 1) {
            return java.util.Arrays.copyOfRange(values, from, from + length);
        }
        int[] rest = java.util.Arrays.copyOfRange(extents, axis, extents.length);
        Object[] list = (Object[]) java.lang.reflect.Array.newInstance(double.class, rest);
        int part = length / extents[axis];
        for (int i = 0; i < list.length; i++) {
            list[i] = nested(values, extents, axis + 1, from + i * part, part);
        }
        return list;
    }
}
