package org.spikeway.mapping.spinnaker;

/** The router of a tile, by the tile's column and row in the plane of all chips; on SpiNNaker a tile is a chip. */
public record Router(int x, int y) {}
