package org.spikeway.mapping.network;

import java.util.List;
import org.spikeway.chip.program.Shape;

/**
 * One operator of a network with the tensors that it reads and writes.
 *
 * @param name the node's name in the file, or its output's name where the file gives none
 * @param inputs names of the data tensors read (weights are in the operator)
 * @param output name of the tensor written, as in the file
 * @param shape of the output, without the batch
 */
public record Node(String name, Operator operator, List<String> inputs, String output, Shape shape) {
    public Node {
        inputs = List.copyOf(inputs);
    }
}
