package org.spikeway.chip.program;

import java.util.List;

/** Checks that the parts of a program fit together, so that no core meets a place, a layer or a weight that is not there. */
final class ProgramCheck {
    private final List<Population> populations;
    private final List<Projection> projections;
    private final List<Slice> slices;

    ProgramCheck(List<Population> populations, List<Projection> projections, List<Slice> slices) {
        this.populations = populations;
        this.projections = projections;
        this.slices = slices;
    }

    void run(Numbers numbers) {
        populations();
        projections();
        slices();
        coverage();
        crossbars(numbers);
    }

    private void populations() {
        for (int i = 0; i < populations.size(); i++) {
            Population population = populations.get(i);
            require(population.id() == i, "population ids must be positions in the list");
            require(i == 0 || !population.isSource(), "only the first layer can be a source, not " + population.name());
            require(
                    i == populations.size() - 1 || !population.isReadOut(),
                    "only the last layer can be the read-out, not " + population.name());
            int biases = biases(population.cells());
            int initials = initials(population.cells());
            int neurons = population.shape().size();
            require(
                    initials == 1 || initials == neurons,
                    "layer " + population.name() + " has " + neurons + " neurons and " + initials
                            + " initial potentials");
            int channels = population.shape().channels();
            require(
                    biases == 0 || biases == channels,
                    "layer " + population.name() + " has " + channels + " channels and " + biases + " biases");
            require(
                    !(population.cells() instanceof Cells.Integrator integrator)
                            || integrator.classes().length == 0
                            || integrator.classes().length == neurons,
                    "layer " + population.name() + " has not one class a neuron");
            require(
                    !(population.cells() instanceof Cells.Leaky leaky)
                            || leaky.fits(population.shape().size()),
                    "a parameter of layer " + population.name() + " has neither one value nor one a neuron");
        }
    }

    private static int biases(Cells cells) {
        if (cells instanceof Cells.IntegrateAndFire fire) {
            return fire.bias().length;
        }
        if (cells instanceof Cells.Leaky leaky) {
            return leaky.bias().length;
        }
        if (cells instanceof Cells.FirstSpike first) {
            return first.bias().length;
        }
        return cells instanceof Cells.Integrator integrator ? integrator.bias().length : 0;
    }

    private static int initials(Cells cells) {
        return cells instanceof Cells.IntegrateAndFire fire ? fire.initialPotentials().length : 1;
    }

    private void projections() {
        for (int i = 0; i < projections.size(); i++) {
            Projection projection = projections.get(i);
            require(projection.id() == i, "projection ids must be positions in the list");
            require(
                    isLayer(projection.source()) && isLayer(projection.target()),
                    "projection " + i + " leads from layer " + projection.source() + " to layer " + projection.target()
                            + " of " + populations.size());
            boolean forward = projection.source() < projection.target();
            require(forward || projection.delayTicks() > 0, "a projection without delay must lead forward");
            Population source = populations.get(projection.source());
            Population target = populations.get(projection.target());
            require(!target.isSource(), "projection " + i + " ends in source " + target.name());
            require(
                    !(source.cells() instanceof Cells.CurrentSource) || !(projection.connection() instanceof Crossbar),
                    "projection " + i + " leads an image through synapses that take spikes alone");
            require(
                    projection.connection().joins(source.shape(), target.shape()),
                    "projection " + i + " does not fit layers " + source.name() + " (" + source.shape() + ") and "
                            + target.name() + " (" + target.shape() + ")");
        }
    }

    /** Crossbars hold whole numbers, end on cores of their own and are the only input of their target. */
    private void crossbars(Numbers numbers) {
        for (Projection projection : projections) {
            if (projection.connection() instanceof Crossbar crossbar) {
                Population target = populations.get(projection.target());
                String at = "crossbar into layer " + target.name() + ": ";
                require(numbers == Numbers.INTEGER, at + "it computes in whole numbers");
                require(
                        projection.delayTicks() >= 1 && projection.delayTicks() <= crossbar.shortestDelay(),
                        at + "delay " + projection.delayTicks() + " of the projection, shortest of its neurons "
                                + crossbar.shortestDelay());
                require(
                        target.cells() instanceof Cells.IntegrateAndFire
                                || (target.cells() instanceof Cells.Integrator
                                        && crossbar.longestDelay() <= projection.delayTicks()),
                        at + "its neurons integrate and fire, or are a read-out whose input has one delay");
                require(
                        projections.stream()
                                .filter(other -> other.target() == target.id())
                                .allMatch(other -> other.connection() instanceof Crossbar
                                        && !(populations.get(other.source()).cells() instanceof Cells.CurrentSource)),
                        at + "other synapses end there too");
                slices.stream()
                        .filter(slice -> slice.population() == target.id())
                        .forEach(slice -> {
                            Box box = slice.box();
                            require(
                                    box.channels() == Crossbar.SIZE && box.channelFrom() % Crossbar.SIZE == 0,
                                    at + "slice " + slice.id() + " is no core of 256 neurons");
                        });
            }
        }
    }

    private boolean isLayer(int id) {
        return id >= 0 && id < populations.size();
    }

    private void slices() {
        int before = 0;
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            int population = slice.population();
            require(slice.id() == i, "slice ids must be positions in the list");
            require(
                    isLayer(population),
                    "slice " + i + " is part of layer " + population + " of " + populations.size());
            require(population >= before, "slices must be in the order of their layers");
            require(slice.box().within(populations.get(population).shape()), "slice lies outside its layer");
            before = population;
        }
    }

    /** Slices that do not overlap and have as many neurons as their layer hold each neuron once. */
    private void coverage() {
        long[] covered = new long[populations.size()];
        int first = 0;
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            Population population = populations.get(slice.population());
            first = slices.get(first).population() == population.id() ? first : i;
            requireApart(first, i);
            require(i == first || !population.isSource(), "source " + population.name() + " must be one slice");
            covered[population.id()] += slice.box().size();
        }
        for (Population population : populations) {
            require(
                    covered[population.id()] == population.shape().size(),
                    "slices do not cover layer " + population.name());
        }
    }

    /** Builds its message only when it is needed: it runs for every pair of slices of a layer. */
    private void requireApart(int first, int last) {
        for (int i = first; i < last; i++) {
            if (slices.get(i).box().overlaps(slices.get(last).box())) {
                String layer = populations.get(slices.get(i).population()).name();
                throw new IllegalArgumentException("slices " + i + " and " + last + " of layer " + layer + " overlap");
            }
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
