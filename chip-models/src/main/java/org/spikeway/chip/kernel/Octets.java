package org.spikeway.chip.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Writes the indices of the neurons that fire, eight at a time: all eight places are written, and those behind the last
 * spike are overwritten by the next; so no branch depends on which neurons fire.
 */
final class Octets {
    /** Neurons whose spikes are gathered in one word. */
    static final int GROUP = Integer.SIZE;

    private static final VectorSpecies<Integer> OCTET = IntVector.SPECIES_256;

    /** For each octet of bits the places of its set bits, in front of zeros. */
    private static final int[] PLACES = new int[256 * Byte.SIZE];

    static {
        for (int octet = 0; octet < 256; octet++) {
            int at = octet * Byte.SIZE;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if ((octet >>> bit & 1) != 0) {
                    PLACES[at++] = bit;
                }
            }
        }
    }

    private Octets() {}

    /** Writes {@code base + bit} for each set bit of an octet behind the count spikes there; returns their new number. */
    static int write(int octet, int base, int[] fired, int count) {
        IntVector.fromArray(OCTET, PLACES, octet * Byte.SIZE).add(base).intoArray(fired, count);
        return count + Integer.bitCount(octet);
    }

    /** The same for the four octets of a group. */
    static int writeGroup(int bits, int base, int[] fired, int count) {
        int behind = count;
        if (bits != 0) {
            for (int k = 0; k < GROUP; k += Byte.SIZE) {
                behind = write((bits >>> k) & 0xff, base + k, fired, behind);
            }
        }
        return behind;
    }
}
