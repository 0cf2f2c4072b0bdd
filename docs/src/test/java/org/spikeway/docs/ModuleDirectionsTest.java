package org.spikeway.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the modules pointing one way: a program flows from mapping to simulator, and neither knows the other. */
class ModuleDirectionsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.spikeway")
            .that(not(resideInAPackage("..jmh_generated..")));

    /** A module, its package, and the modules that it may see. */
    private enum Module {
        CHIP_MODELS("chip"),
        AER_IO("aer"),
        MAPPING("mapping", CHIP_MODELS, AER_IO),
        SIMULATOR("simulator", CHIP_MODELS, AER_IO),
        CLI("cli", CHIP_MODELS, AER_IO, MAPPING, SIMULATOR),
        EXAMPLES("examples", CHIP_MODELS, AER_IO, MAPPING, SIMULATOR, CLI),
        BENCHMARKS("benchmarks", CHIP_MODELS, AER_IO, MAPPING, SIMULATOR, CLI);

        private final String packages;
        private final Set<Module> seen;

        Module(String name, Module... seen) {
            packages = "org.spikeway." + name + "..";
            this.seen = Set.of(seen);
        }

        private String[] unseen() {
            return Arrays.stream(values())
                    .filter(other -> other != this && !seen.contains(other))
                    .map(other -> other.packages)
                    .toArray(String[]::new);
        }
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void shouldSeeOnlyTheModulesItMay(Module module) {
        noClasses()
                .that()
                .resideInAPackage(module.packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module.unseen())
                .check(CLASSES);
    }

    @Test
    void shouldKnowTheModuleOfEveryClass() {
        String[] known =
                Stream.of(Module.values()).map(module -> module.packages).toArray(String[]::new);

        assertThat(CLASSES.that(not(resideInAnyPackage(known)))).isEmpty();
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        slices().matching("org.spikeway.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldEndTheProcessOnlyInMain() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.spikeway.cli.Spikeway")
                .and()
                .doNotHaveFullyQualifiedName("org.spikeway.examples.digits.DrawDigits")
                .should()
                .callMethod(System.class, "exit", int.class)
                .because("only a program's main method ends the process")
                .check(CLASSES);
    }

    @Test
    void shouldNotWriteLogs() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void shouldNameClassesByWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Managers?)")
                .because("such a name does not say what the class is")
                .check(CLASSES);
    }
}
