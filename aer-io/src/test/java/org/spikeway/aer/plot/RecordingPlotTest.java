package org.spikeway.aer.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;

class RecordingPlotTest {
    @TempDir
    Path folder;

    @Test
    void shouldDrawEventsByPixelAndRateByTime() throws IOException {
        RecordingPlot plot = new RecordingPlot(new Geometry(480, 10), 1000, 479);
        EventBatch batch = EventBatch.standard();
        batch.add(1000, 7, 3, 1);
        batch.add(1000, 8, 3, 0);
        batch.add(1479, 9, 3, 0);
        plot.add(batch);
        Path file = folder.resolve("x.png");
        plot.writePng(file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(480);
        assertThat(image.getHeight()).isEqualTo(10 + 8 + RecordingPlot.RATE_HEIGHT);
        int on = image.getRGB(7, 3);
        int off = image.getRGB(8, 3);
        assertThat(on >> 8 & 0xFF).isGreaterThan(200);
        assertThat(on >> 16 & 0xFF).isZero();
        assertThat(off >> 16 & 0xFF).isGreaterThan(200);
        int empty = image.getRGB(100, 3);
        int bottom = image.getHeight() - 1;
        assertThat(image.getRGB(0, 18)).isNotEqualTo(empty);
        assertThat(image.getRGB(479, bottom)).isEqualTo(image.getRGB(0, 18));
        assertThat(image.getRGB(479, 18)).isEqualTo(empty);
        assertThat(image.getRGB(200, bottom)).isEqualTo(empty);
        assertThat(plot.highestBar()).isEqualTo(2);
        assertThat(plot.microsPerBar()).isEqualTo(1);
    }
}
