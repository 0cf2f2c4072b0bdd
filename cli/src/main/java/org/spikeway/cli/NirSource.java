package org.spikeway.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.nir.NirNetwork;
import org.spikeway.mapping.nir.NirOptions;
import org.spikeway.mapping.nir.NirReader;

/** A network whose neurons spike already; nothing is converted. */
final class NirSource implements NetworkSource {
    /** What belongs to a conversion. */
    private static final List<String> OF_CONVERSION = List.of(
            "--method", "--threshold", "--thresholds", "--v0", "--shift", "--compensate", "--correct", "--max-loss");

    private final RunOptions options;
    private final NirOptions choices;
    private final Network network;
    private final NirNetwork lowered;
    private final Map<String, String> metadata;
    private final double readFrom;

    NirSource(Path file, RunOptions options, Predicate<String> given) throws UnreadableException {
        this.options = options;
        for (String option : OF_CONVERSION) {
            if (given.test(option)) {
                throw new RefusedException(option + " belongs to a conversion, the neurons of " + file.getFileName()
                        + " spike already. Leave it out.");
            }
        }
        choices = new NirOptions(dt(options.dt), reset());
        network = NirReader.read(file, choices);
        metadata = NirReader.metadata(file);
        readFrom = readFrom(file, metadata.getOrDefault(ReadyProgram.READ_FROM, "0"));
        lowered = NirNetwork.of(network, new InputCoding.Constant());
    }

    private static double dt(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new RefusedException("--dt '" + text + "' is no number of seconds. Use for example 1e-4.");
        }
    }

    /** As the file says it. */
    private static double readFrom(Path file, String text) throws UnreadableException {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share < 1) {
                return share;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below like any other word.
        }
        throw new UnreadableException(file + ": metadata " + ReadyProgram.READ_FROM + " is '" + text
                + "', need a share from 0 to below 1. Convert the network again.");
    }

    private Optional<Reset> reset() {
        if (options.conversion.reset == null) {
            return Optional.empty();
        }
        return switch (options.conversion.reset) {
            case "soft" -> Optional.of(Reset.SOFT);
            case "hard" -> Optional.of(Reset.HARD);
            default -> Optional.empty(); // Refused with the other options.
        };
    }

    @Override
    public Shape input() {
        return network.inputShape();
    }

    @Override
    public int classes() {
        return lowered.graph().readOut().shape().size();
    }

    @Override
    public NirNetwork provisional(RunSettings settings, InputCoding coding) {
        return new NirNetwork(lowered.graph(), lowered.cells(), coding);
    }

    @Override
    public Spiking spiking(RunImages images, RunSettings settings, InputCoding coding) {
        return new Spiking(provisional(settings, coding), settings(settings));
    }

    @Override
    public int[] annPredictions(ImageSet data, int workers) {
        int[] none = new int[data.size()];
        Arrays.fill(none, -1);
        return none;
    }

    private Map<String, Object> settings(RunSettings settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("neurons", "as in the file");
        map.put("dt", choices.dt());
        map.put("reset", options.conversion.reset == null ? "as in the file" : options.conversion.reset);
        map.put("input", settings.poisson ? "poisson" : "constant");
        map.put("normalize", settings.normalisation == null ? "" : settings.normalisation.toString());
        map.put(ReadyProgram.READ_FROM, options.conversion.readFrom == null ? readFrom : settings.conversion.readFrom);
        if (!metadata.isEmpty()) {
            map.put("metadata", metadata);
        }
        return map;
    }
}
