package org.spikeway.mapping.ann;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;

class AnnReferenceTest {
    private static final int RECORD = 3073;
    private static final double[] MEAN = {.485, .456, .406};
    private static final double[] DEVIATION = {.229, .224, .225};

    /** The published figure of these networks on the 249 images: 225 right. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet20_folded", "resnet20_bn_convshortcut", "resnet20_bn_padshortcut"})
    void shouldReachThePublishedAccuracy(String name) throws Exception {
        byte[] records = Files.readAllBytes(ReferenceData.require("images/cifar10_test_lossless_249.bin"));
        int images = records.length / RECORD;
        int right = 0;
        try (AnnReference ann = AnnReference.open(ReferenceData.require("nets/" + name + ".onnx"), List.of(), 2)) {
            for (int from = 0; from < images; from += 50) {
                float[][] batch = new float[Math.min(50, images - from)][];
                for (int i = 0; i < batch.length; i++) {
                    batch[i] = image(records, from + i);
                }
                Activations activations = ann.run(batch);
                for (int i = 0; i < batch.length; i++) {
                    right += activations.predicted(i) == records[(from + i) * RECORD] ? 1 : 0;
                }
            }
        }
        assertThat(images).isEqualTo(249);
        assertThat(right).isEqualTo(225);
    }

    private static float[] image(byte[] records, int index) {
        float[] image = new float[RECORD - 1];
        for (int i = 0; i < image.length; i++) {
            int channel = i / 1024;
            int value = records[index * RECORD + 1 + i] & 0xff;
            image[i] = (float) ((value / 255.0 - MEAN[channel]) / DEVIATION[channel]);
        }
        return image;
    }
}
