package org.spikeway.examples.pages;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.spikeway.examples.pages.MarkdownPage.Block;

/** Java of a page: a whole class where the block names its file, otherwise statements below their imports. */
record JavaSnippet(String className, String source) {
    static JavaSnippet of(Block block) {
        if (!block.argument().isEmpty()) {
            return new JavaSnippet(block.argument().replace(".java", ""), block.text());
        }
        String name = "Snippet" + block.line();
        String imports = lines(block.text(), true);
        String statements = lines(block.text(), false);
        return new JavaSnippet(
                name,
                imports + "\nfinal class " + name
                        + " {\n    public static void main(String[] arguments) throws Exception {\n" + statements
                        + "\n    }\n}\n");
    }

    private static String lines(String text, boolean imports) {
        return text.lines()
                .filter(line -> line.startsWith("import ") == imports)
                .collect(Collectors.joining("\n"));
    }

    /** Compiles it with the class path of this process, and runs its main method. */
    void run(Path folder) throws Exception {
        Path classes = compile(folder);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Method main = loader.loadClass(className).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        }
    }

    private Path compile(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve(className + ".java"), source);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file))
                    .call()) {
                throw new IllegalStateException("does not compile: " + said);
            }
        }
        return classes;
    }
}
