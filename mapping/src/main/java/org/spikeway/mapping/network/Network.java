package org.spikeway.mapping.network;

import java.util.List;
import org.spikeway.chip.program.Shape;

/**
 * A trained network as a graph: nodes in topological order, each writing one named tensor. Only what spiking neurons write
 * may be read before it is written: that closes a loop, and what is read is one tick old.
 *
 * @param name a short name for reports, such as the file's name without its ending
 * @param input name of the one input tensor
 * @param inputShape shape of one image
 * @param output name of the one output tensor, written by one of the nodes
 */
public record Network(String name, String input, Shape inputShape, List<Node> nodes, String output) {
    public Network {
        nodes = List.copyOf(nodes);
    }
}
