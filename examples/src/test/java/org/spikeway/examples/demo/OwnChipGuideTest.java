package org.spikeway.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/own-chip.md} says, command by command. */
class OwnChipGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```(yaml|sh)[^\\n]*\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void shouldDoWhatTheGuideSays() throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("spikeway.root"), "docs", "own-chip.md"));
        Path chip = folder.resolve("far-hops.yaml");
        List<Printed> prices = new ArrayList<>();
        int commands = 0;
        Matcher block = BLOCK.matcher(guide);
        while (block.find()) {
            if (block.group(1).equals("yaml")) {
                assertThat(block.group(2).lines()).hasSize(4);
                Files.writeString(chip, block.group(2));
                continue;
            }
            for (String line : block.group(2).lines().toList()) {
                Printed printed = Printed.by(arguments(line));
                assertThat(printed.errors()).as(line).isEmpty();
                assertThat(printed.code()).as(line).isZero();
                commands++;
                if (line.startsWith("spikeway price")) {
                    prices.add(printed);
                }
                if (line.startsWith("spikeway chips diff")) {
                    assertThat(printed.output()).contains("energy.hopX\n", "energy.hopY\n");
                }
            }
        }
        assertThat(commands).isEqualTo(6);
        assertThat(bills(prices.get(0))).isEqualTo(bills(prices.get(1)).replace("loihi   ", "far-hops"));
        assertThat(folder.resolve("far-hops-run/chip.yaml")).content().startsWith("name: far-hops\n");
    }

    /** The words of a command, with its files in the folder of this test. */
    private String[] arguments(String line) {
        assertThat(line).startsWith("spikeway ");
        return Pattern.compile(" ")
                .splitAsStream(line.substring("spikeway ".length()))
                .map(word -> word.matches("(spikeway-demo|far-hops).*")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }

    private static String bills(Printed price) {
        return price.output().substring(price.output().indexOf("energy a sample"));
    }
}
