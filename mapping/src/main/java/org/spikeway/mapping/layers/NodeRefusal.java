package org.spikeway.mapping.layers;

import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.network.Node;

/** Refuses a node of a network by its name. */
record NodeRefusal(String network) {
    RefusedException of(Node node, String reason) {
        return new RefusedException("network " + network + ", node " + node.name() + ": " + reason);
    }
}
