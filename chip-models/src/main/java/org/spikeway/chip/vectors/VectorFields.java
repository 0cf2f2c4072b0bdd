package org.spikeway.chip.vectors;

import org.spikeway.chip.RefusedException;
import tools.jackson.databind.JsonNode;

/** The fields of a file of test vectors, each checked for its kind, its length and its range as it is read. */
record VectorFields(String file, JsonNode root) {
    boolean has(String key) {
        return root.has(key);
    }

    RefusedException refuse(String reason) {
        return new RefusedException(file + ": " + reason);
    }

    /** A whole number that must be there. */
    int number(String key, int low, int high) {
        return number(key, field(key), low, high);
    }

    /** A whole number, or {@code missing} where the key is absent. */
    int number(String key, int low, int high, int missing) {
        return has(key) ? number(key, low, high) : missing;
    }

    /** One number a neuron: a list of that length, or one number for all. */
    int[] column(String key, int length, int low, int high) {
        JsonNode node = field(key);
        int[] column = new int[length];
        if (node.isArray()) {
            requireLength(key, node, length);
        }
        for (int i = 0; i < length; i++) {
            column[i] =
                    node.isArray() ? number(key + "[" + i + "]", node.get(i), low, high) : number(key, node, low, high);
        }
        return column;
    }

    /** One number a neuron, or {@code missing} for all where the key is absent. */
    int[] column(String key, int length, int low, int high, int missing) {
        if (has(key)) {
            return column(key, length, low, high);
        }
        int[] column = new int[length];
        java.util.Arrays.fill(column, missing);
        return column;
    }

    /** The length of a list, at most {@code most}. */
    int length(String key, int most) {
        JsonNode node = field(key);
        if (!node.isArray() || node.isEmpty() || node.size() > most) {
            throw refuse("'" + key + "' is not a list of 1 to " + most + " entries.");
        }
        return node.size();
    }

    /** A list of that many lists of whole numbers, each of any length up to {@code most}. */
    int[][] rows(String key, int count, int most, int low, int high) {
        JsonNode node = field(key);
        requireLength(key, node, count);
        int[][] rows = new int[count][];
        for (int i = 0; i < count; i++) {
            String place = key + "[" + i + "]";
            JsonNode row = node.get(i);
            if (!row.isArray() || row.size() > most) {
                throw refuse("'" + place + "' is not a list of at most " + most + " entries.");
            }
            rows[i] = new int[row.size()];
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = number(place + "[" + j + "]", row.get(j), low, high);
            }
        }
        return rows;
    }

    /** The same with exactly {@code width} numbers in each. */
    int[][] table(String key, int count, int width, int low, int high) {
        int[][] rows = rows(key, count, width, low, high);
        for (int i = 0; i < count; i++) {
            if (rows[i].length != width) {
                throw refuse("'" + key + "[" + i + "]' has " + rows[i].length + " entries, " + width + " are needed.");
            }
        }
        return rows;
    }

    /** Lists of neurons that fire, each ascending. */
    int[][] spikes(String key, int ticks, int neurons) {
        int[][] spikes = rows(key, ticks, neurons, 0, neurons - 1);
        for (int t = 0; t < ticks; t++) {
            for (int k = 1; k < spikes[t].length; k++) {
                if (spikes[t][k] <= spikes[t][k - 1]) {
                    throw refuse("'" + key + "[" + t + "]' is not ascending at entry " + k + ".");
                }
            }
        }
        return spikes;
    }

    private JsonNode field(String key) {
        JsonNode node = root.get(key);
        if (node == null) {
            throw refuse("the key '" + key + "' is missing. Add it.");
        }
        return node;
    }

    private void requireLength(String key, JsonNode node, int length) {
        if (!node.isArray() || node.size() != length) {
            throw refuse("'" + key + "' is not a list of " + length + " entries.");
        }
    }

    private int number(String place, JsonNode node, int low, int high) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < low || node.intValue() > high) {
            String text = node.toString();
            throw refuse("'" + place + "' is " + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                    + ", not a whole number from " + low + " to " + high + ".");
        }
        return node.intValue();
    }
}
