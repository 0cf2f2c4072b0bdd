import java.nio.file.Path;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.image.*;
import org.spikeway.chip.ChipCatalogue;
import org.spikeway.chip.program.*;
import org.spikeway.mapping.ann.*;
import org.spikeway.mapping.convert.*;
import org.spikeway.mapping.layers.*;
import org.spikeway.mapping.onnx.OnnxImporter;
import org.spikeway.mapping.program.ProgramBuilder;
import org.spikeway.simulator.engine.*;

public final class Classify {
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of("digits/digits-resnet8.onnx");
        ImageSet digits = ImageSets.open(Path.of("digits/test/images-idx3-ubyte"), null).first(10);
        LayerGraph layers = Lowering.lower(OnnxImporter.read(file));
        SpikingBudget ticks = new SpikingBudget(16, Numbers.FLOAT, 1);
        Converter converter = new Converter(layers, new AnnCalibration(file, layers, digits, 1), ticks);
        SpikingNetwork network = converter.convert(Recipe.PLAIN.plan(new InputCoding.Constant(), ticks)).network();
        ImageDrive drive = new ImageDrive(network.graph(), digits);
        ChipProgram program = new ProgramBuilder(network, new ChipCatalogue().open("loihi"), Numbers.FLOAT, drive).build().program();
        Engine engine = new Engine(program, EngineOptions.workers(2));
        RunResult result = engine.run(() -> new Pixels(digits), digits.size(), new int[] {16}, List.of(), done -> {});
        for (int i = 0; i < digits.size(); i++) {
            System.out.println("digit " + digits.label(i) + ", answer " + result.prediction(i, 0));
        }
    }
    record Pixels(ImageSet digits) implements Stimulus {
        public void image(int sample, double[] chw) {
            try { digits.read(sample, chw); } catch (UnreadableException e) { throw new IllegalStateException(e); }
        }
        public int spikes(int sample, int tick, int[] neurons) { return 0; }
    }
}
