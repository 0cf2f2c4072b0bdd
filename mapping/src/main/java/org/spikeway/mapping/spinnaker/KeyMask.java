package org.spikeway.mapping.spinnaker;

/**
 * A set of routing keys as a router's memory holds it: the keys whose bits agree with {@code key} wherever {@code mask} has
 * a 1.
 *
 * <p>Example: key 0x100, mask 0xFFFFFFFC are the four keys 0x100 … 0x103.
 *
 * @param key 32 bits; 0 wherever the mask is 0
 * @param mask 32 bits
 */
public record KeyMask(int key, int mask) {
    public KeyMask {
        if ((key & ~mask) != 0) {
            throw new IllegalArgumentException(
                    String.format("key %08x has bits that mask %08x does not compare", key, mask));
        }
    }

    /** Whether the key is in the set. */
    public boolean matches(int other) {
        return (other & mask) == key;
    }

    /** Whether any key is in both sets. */
    boolean meets(KeyMask other) {
        return ((key ^ other.key) & mask & other.mask) == 0;
    }

    /** Whether all keys of the other set are in this one. */
    boolean contains(KeyMask other) {
        return (mask & ~other.mask) == 0 && matches(other.key);
    }

    /** The smallest such set that holds both. */
    KeyMask join(KeyMask other) {
        int common = mask & other.mask & ~(key ^ other.key);
        return new KeyMask(key & common, common);
    }

    @Override
    public String toString() {
        return String.format("%08x/%08x", key, mask);
    }
}
