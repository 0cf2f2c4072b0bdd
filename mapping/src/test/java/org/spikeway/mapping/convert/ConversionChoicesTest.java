package org.spikeway.mapping.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Numbers;

class ConversionChoicesTest {
    private static final SpikingBudget BUDGET = new SpikingBudget(16, Numbers.FLOAT, 1);

    @ParameterizedTest
    @EnumSource(Recipe.class)
    void shouldFindEveryRecipeByItsName(Recipe recipe) {
        assertThat(Recipe.named(recipe.text())).isSameAs(recipe);
        ConversionPlan plan = recipe.plan(new InputCoding.Constant(), BUDGET);
        assertThat(plan.thresholds().name()).startsWith(recipe.threshold());
        assertThat(plan.corrections()).isEqualTo(recipe.corrections());
    }

    @Test
    void shouldNameAllRecipesWhereOneIsUnknown() {
        assertThatThrownBy(() -> Recipe.named("magic"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("--method 'magic' is unknown. Use plain, best, spike-norm, spiking-resnet, shift, light,"
                        + " advanced, full.");
    }

    @Test
    void shouldKeepCorrectionsInTheirOrder() {
        assertThat(Correction.parse("none")).isEmpty();
        assertThat(Correction.parse("bias,weights,potential").stream().map(Correction::name))
                .containsExactly("bias", "weights", "potential");
        assertThatThrownBy(() -> Correction.parse("bias,")).isInstanceOf(RefusedException.class);
    }

    @Test
    void shouldRefuseAnUnknownThreshold() {
        assertThatThrownBy(() -> ThresholdMethod.named("median", Reset.SOFT, new InputCoding.Constant(), BUDGET))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("--threshold 'median' is unknown");
    }

    @Test
    void shouldWarnInOneLineBeyondTheBound() {
        SelfCheck check = new SelfCheck(
                40, true, 16, 36, List.of(new LayerLoss("conv1", 0.1, 0.1), new LayerLoss("conv2", 0.4, 0.3)));
        assertThat(check.warning(10)).isEmpty();
        assertThat(check.warning(9.9)).hasValueSatisfying(line -> assertThat(line)
                .startsWith("warning: conversion: 4 of 40 held-back images change their class at tick 16 (10.0 %")
                .contains("layer conv2 adds most (30 %")
                .doesNotContain("\n"));
    }

    @Test
    void shouldReadBackTheSpikesThatItKeeps() {
        SpikeTrain train = new SpikeTrain(130, 3);
        train.set(1, new int[] {0, 63, 64, 129}, 4);
        train.set(3, new int[] {64, 99}, 1);
        int[] fired = new int[130];
        assertThat(train.read(1, fired)).isEqualTo(4);
        assertThat(fired).startsWith(0, 63, 64, 129);
        assertThat(train.read(2, fired)).isZero();
        int[] counts = train.counts(1);
        assertThat(counts[64]).isEqualTo(2);
        assertThat(counts[99]).isZero();
        assertThat(train.counts(2)[64]).isEqualTo(1);
    }

    @Test
    void shouldStartNeuronsApart() {
        InitialPotentials initial = InitialPotentials.same(0.5, 2).with(1, new double[] {0, 0.25});
        assertThat(initial.isUniform()).isFalse();
        assertThat(initial.fraction(0, 7)).isEqualTo(0.5);
        assertThat(initial.fraction(1, 1)).isEqualTo(0.25);
    }
}
