package org.spikeway.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawDigitsTest {
    @TempDir
    Path folder;

    @Test
    void shouldWriteIdxFilesOfTheDigitsAsked() throws IOException {
        int code = DrawDigits.run(
                "--count",
                "25",
                "--seed",
                "-9",
                "--first",
                "1000",
                "--out",
                folder.resolve("new/digits").toString());
        assertThat(code).isZero();

        ByteBuffer images = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("new/digits/images-idx3-ubyte")));
        ByteBuffer labels = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("new/digits/labels-idx1-ubyte")));
        assertThat(new int[] {images.getInt(), images.getInt(), images.getInt(), images.getInt()})
                .containsExactly(0x803, 25, 28, 28);
        assertThat(new int[] {labels.getInt(), labels.getInt()}).containsExactly(0x801, 25);
        assertThat(images.remaining()).isEqualTo(25 * 784);
        assertThat(labels.remaining()).isEqualTo(25);

        DigitGenerator digits = new DigitGenerator(-9);
        byte[] expected = new byte[DigitGenerator.PIXELS];
        byte[] written = new byte[DigitGenerator.PIXELS];
        for (int i = 1000; i < 1025; i++) {
            digits.draw(i, expected);
            images.get(written);
            assertThat(written).isEqualTo(expected);
            assertThat((int) labels.get()).isEqualTo(digits.label(i));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--count 5 --seed 1|usage: DrawDigits --count N --seed S --out DIR [--first INDEX]",
                "--count 5 --sed 1|unknown argument --sed; usage: DrawDigits --count N --seed S --out DIR [--first INDEX]",
                "--count|argument --count needs a value; usage: DrawDigits --count N --seed S --out DIR [--first INDEX]",
                "--count x --seed 1 --out .|--count x: not a whole number of 64 bits",
                "--count -1 --seed 1 --out .|--count -1: not in 0 to 2147483647",
                "--count 2147483648 --seed 1 --out .|--count 2147483648: not in 0 to 2147483647",
                "--count 1 --seed 1.5 --out .|--seed 1.5: not a whole number of 64 bits",
                "--count 1 --seed 1 --first -3 --out .|--first -3: not in 0 to 9223372036854775806",
            })
    void shouldRefuseWrongArgumentsInOneLine(String arguments, String message) {
        assertThat(refused(2, arguments.split(" ", -1))).isEqualTo(message + System.lineSeparator());
    }

    private static String refused(int code, String... arguments) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            assertThat(DrawDigits.run(arguments)).isEqualTo(code);
        } finally {
            System.setErr(before);
        }
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldReportAFolderThatCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        assertThat(refused(1, "--count", "1", "--seed", "1", "--out", file.toString()))
                .startsWith("--out " + file + ": cannot write there (FileAlreadyExistsException")
                .hasLineCount(1);
    }
}
