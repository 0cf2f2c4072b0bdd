package org.spikeway.mapping.spinnaker;

import org.spikeway.chip.route.Link;

/**
 * One entry of a router: where packets with these keys go.
 *
 * <pre>
 * outputs  bits 0 … 5: links east, west, south, north, southeast, northwest
 *          bit 6 + c:  core c of the chip
 * </pre>
 */
public record RoutingEntry(KeyMask keys, long outputs) {
    static final int FIRST_CORE = 6;

    /** The output bit of a link. */
    static int link(Link.Direction direction) {
        return switch (direction) {
            case EAST -> 0;
            case WEST -> 1;
            case SOUTH -> 2;
            case NORTH -> 3;
            case SOUTHEAST -> 4;
            case NORTHWEST -> 5;
        };
    }
}
