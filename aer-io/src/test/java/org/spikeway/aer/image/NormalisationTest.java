package org.spikeway.aer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;

class NormalisationTest {
    @Test
    void shouldSpreadASingleValue() {
        assertThat(Normalisation.parse("0.5/1,2,4").toString()).isEqualTo("0.5,0.5,0.5/1.0,2.0,4.0");
        double[] chw = {1, 2, 3, 4};
        Normalisation.parse("1/2").apply(chw, 2, 2);
        assertThat(chw).containsExactly(0, 0.5, 1, 1.5);
        Normalisation.parse("0,1/1,0.5").apply(chw, 2, 2);
        assertThat(chw).containsExactly(0, 0.5, 0, 1);
    }

    @Test
    void shouldReadWhatItPrints() {
        Normalisation imageNet = Normalisation.parse(" 0.485, 0.456,0.406/0.229,0.224,2.25e-1");
        assertThat(Normalisation.parse(imageNet.toString())).isEqualTo(imageNet).hasSameHashCodeAs(imageNet);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "1",
                "1/2/3",
                "1,2/1,2,3",
                "a/1",
                "1/0",
                "1/-1",
                "NaN/1",
                "1/NaN",
                "1/1e-400",
                "1e400/1",
                "1/Infinity",
                "0x1p3/1",
                "1f/1",
                "1,/1"
            })
    void shouldRefuseWhatIsNoNormalisation(String text) {
        assertThatThrownBy(() -> Normalisation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("normalisation")
                .hasMessageEndingWith(".");
    }

    /** Bit for bit as NumPy computes (u8/255 - mean)/std in float64, over all 249 pictures. */
    @Test
    void shouldNormaliseAsTheReferenceDoes() throws IOException {
        ImageSet set = Normalisation.parse("0.485,0.456,0.406/0.229,0.224,0.225")
                .of(ImageSets.open(ReferenceData.require("images/cifar10_test_lossless_249.bin"), null));
        CRC32 crc = new CRC32();
        double[] chw = new double[set.pixels()];
        ByteBuffer bytes = ByteBuffer.allocate(8 * chw.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < set.size(); i++) {
            set.read(i, chw);
            bytes.asDoubleBuffer().put(chw);
            crc.update(bytes.array());
        }
        assertThat(crc.getValue()).isEqualTo(3714788861L);
        assertThat(set.labelled()).isTrue();
    }

    @Test
    void shouldRefuseASetOfOtherChannels() throws IOException {
        ImageSet set = ImageSets.open(ReferenceData.require("images/cifar10_test_lossless_249.bin"), null);
        assertThatThrownBy(() -> Normalisation.parse("1,2/1,2").of(set))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values for 2 channels")
                .hasMessageEndingWith("has 3. Give one value or 3.");
    }
}
