package org.spikeway.cli.nir;

import io.jhdf.HdfFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Cells.Reset;

/**
 * The recurrent Braille network as plain loops in double precision: its weights straight from the file, its currents and
 * potentials as snnTorch, which trained it, computes them ({@code syn = α·syn + x, mem = β·mem + syn}).
 */
final class BrailleEquations {
    private static final double DT = 1e-4;

    private final Population hidden;
    private final Population output;

    BrailleEquations(Path file, Reset reset) {
        try (HdfFile hdf = new HdfFile(file)) {
            hidden = new Population(hdf, "lif1.lif", List.of("fc1", "lif1.w_rec"), reset);
            output = new Population(hdf, "lif2", List.of("fc2"), reset);
        }
    }

    void tick(boolean[] input) {
        boolean[] before = hidden.fired.clone();
        hidden.tick(List.of(input, before));
        output.tick(List.of(hidden.fired));
    }

    List<Integer> hidden() {
        return indices(hidden.fired);
    }

    List<Integer> output() {
        return indices(output.fired);
    }

    private static List<Integer> indices(boolean[] fired) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < fired.length; i++) {
            if (fired[i]) {
                indices.add(i);
            }
        }
        return indices;
    }

    private static final class Population {
        private final List<float[][]> weights = new ArrayList<>();
        private final List<float[]> biases = new ArrayList<>();
        private final double[] alpha;
        private final double[] beta;
        private final double[] ofInput;
        private final double[] ofCurrent;
        private final double[] threshold;
        private final Reset reset;
        private final double[] syn;
        private final double[] mem;
        final boolean[] fired;

        Population(HdfFile hdf, String name, List<String> ways, Reset reset) {
            this.reset = reset;
            for (String way : ways) {
                weights.add((float[][]) data(hdf, way, "weight"));
                biases.add((float[]) data(hdf, way, "bias"));
            }
            double[] tauSyn = (double[]) data(hdf, name, "tau_syn");
            double[] tauMem = (double[]) data(hdf, name, "tau_mem");
            double[] r = (double[]) data(hdf, name, "r");
            double[] wIn = (double[]) data(hdf, name, "w_in");
            threshold = (double[]) data(hdf, name, "v_threshold");
            int size = r.length;
            alpha = new double[size];
            beta = new double[size];
            ofInput = new double[size];
            ofCurrent = new double[size];
            for (int n = 0; n < size; n++) {
                alpha[n] = 1 - DT / tauSyn[n];
                beta[n] = 1 - DT / tauMem[n];
                ofInput[n] = wIn[n] * DT / tauSyn[n];
                ofCurrent[n] = r[n] * DT / tauMem[n];
            }
            syn = new double[size];
            mem = new double[size];
            fired = new boolean[size];
        }

        private static Object data(HdfFile hdf, String node, String name) {
            return hdf.getDatasetByPath("node/nodes/" + node + "/" + name).getData();
        }

        void tick(List<boolean[]> inputs) {
            for (int n = 0; n < mem.length; n++) {
                double x = 0;
                for (int way = 0; way < inputs.size(); way++) {
                    x += biases.get(way)[n];
                    for (int i = 0; i < inputs.get(way).length; i++) {
                        x += inputs.get(way)[i] ? weights.get(way)[n][i] : 0;
                    }
                }
                syn[n] = alpha[n] * syn[n] + ofInput[n] * x;
                mem[n] = beta[n] * mem[n] + ofCurrent[n] * syn[n];
            }
            for (int n = 0; n < mem.length; n++) {
                fired[n] = mem[n] > threshold[n];
                if (fired[n]) {
                    mem[n] = reset == Reset.SOFT ? mem[n] - threshold[n] : 0;
                }
            }
        }
    }
}
