package org.spikeway.cli;

import java.util.List;
import org.spikeway.chip.Nearest;
import org.spikeway.chip.RefusedException;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway completion}: a script with which a shell completes commands, options and their values. */
@Command(
        name = "completion",
        description = "Prints a script with which the shell completes commands and options when Tab is pressed.",
        footer = {
            "",
            "Examples:",
            "  spikeway completion bash > ~/.local/share/bash-completion/completions/spikeway",
            "  spikeway completion zsh > ~/.spikeway-completion; echo 'source ~/.spikeway-completion' >> ~/.zshrc"
        },
        mixinStandardHelpOptions = true)
public final class CompletionCommand implements Subcommand {
    private static final List<String> SHELLS = List.of("bash", "zsh");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private String shell = "";

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell)) {
            throw new RefusedException(
                    "no completion for '" + shell + "'." + Nearest.hint(shell, SHELLS) + " Choose bash or zsh.");
        }
        if (shell.equals("zsh")) {
            spec.commandLine().getOut().println("autoload -U +X compinit && compinit");
            spec.commandLine().getOut().println("autoload -U +X bashcompinit && bashcompinit");
        }
        spec.commandLine().getOut().print(AutoComplete.bash("spikeway", Spikeway.line()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
