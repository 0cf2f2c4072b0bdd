package org.spikeway.chip.neuron;

/** One TrueNorth neuron without random parts, term by term as the equation is printed. */
final class NaiveTrueNorthNeuron {
    private final TrueNorthNeuron p;
    private long v;

    NaiveTrueNorthNeuron(TrueNorthNeuron parameters) {
        p = parameters;
        v = parameters.initialPotential();
    }

    /** @param events number of events on connected axons of each type */
    boolean tick(int[] events) {
        for (int type = 0; type < 4; type++) {
            v += (long) events[type] * p.weights()[type];
        }
        long epsilon = p.leakReversal() ? 1 : 0;
        long omega = (1 - epsilon) + epsilon * Long.signum(v);
        v = clip(v + omega * p.leak());
        int gamma = p.resetMode().gamma();
        if (v >= p.threshold()) {
            v = clip(gamma == 0 ? p.resetPotential() : gamma == 1 ? v - p.threshold() : v);
            return true;
        }
        if (v < -p.negativeThreshold()) {
            long below = gamma == 0 ? -p.resetPotential() : gamma == 1 ? v + p.negativeThreshold() : v;
            v = clip(p.saturatesBelow() ? -p.negativeThreshold() : below);
        }
        return false;
    }

    private static long clip(long value) {
        return Math.max(-524_288, Math.min(524_287, value));
    }

    long potential() {
        return v;
    }
}
