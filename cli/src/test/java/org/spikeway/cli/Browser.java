package org.spikeway.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page of a headless Chromium, spoken to over the DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private int lastCall;

    private Browser(Process process, URI page) {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Messages())
                .join();
    }

    /** The system property {@code chromium}, or a browser on the path. */
    static Optional<Path> find() {
        String given = System.getProperty("chromium");
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser open(Path chromium, Path profile, Path page) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        chromium.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--window-size=1280,900",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String server = "127.0.0.1:" + port(process, profile.resolve("DevToolsActivePort"));
        String targets = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + server + "/json/list"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        JsonNode target = JsonMapper.shared().readTree(targets).get(0);
        Browser browser = new Browser(
                process, URI.create(target.get("webSocketDebuggerUrl").asString()));
        for (String domain : List.of("Network", "Runtime", "Log", "Page")) {
            browser.call(domain + ".enable", Map.of());
        }
        browser.call("Page.navigate", Map.of("url", page.toUri().toString()));
        browser.await("document.readyState === 'complete' && document.querySelector('svg') !== null");
        return browser;
    }

    /** The first line of a file that the browser writes when it listens. */
    private static String port(Process process, Path file) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(file) || !Files.readString(file).contains("\n")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("the browser does not listen");
            }
            Thread.sleep(20);
        }
        return Files.readAllLines(file).get(0);
    }

    /** What the page asked for, itself included. */
    List<String> requests() {
        return requests;
    }

    /** Errors on the console and uncaught ones. */
    List<String> complaints() {
        return complaints;
    }

    /** The value of an expression in the page. */
    JsonNode ask(String expression) throws InterruptedException {
        JsonNode result = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result);
        }
        return result.path("result").path("value");
    }

    void await(String condition) throws InterruptedException {
        repeatUntil(condition, () -> {});
    }

    /** Does something in the page again and again until an expression in it is true. */
    void repeatUntil(String condition, Act act) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        do {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so after " + PATIENCE_SECONDS + " s: " + condition);
            }
            act.run();
            Thread.sleep(20);
        } while (!ask(condition).asBoolean(false));
    }

    /** What one does in a page. */
    @FunctionalInterface
    interface Act {
        void run() throws InterruptedException;
    }

    /** Moves the pointer. */
    void point(double x, double y) throws InterruptedException {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws InterruptedException {
        int id = ++lastCall;
        socket.sendText(
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
                        true)
                .join();
        JsonNode answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null || answer.get("id").asInt() != id || answer.has("error")) {
            throw new AssertionError(method + ": " + answer);
        }
        return answer.get("result");
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Sorts what the browser says into answers, requests and complaints. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                sort(JsonMapper.shared().readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void sort(JsonNode message) {
            if (message.has("id")) {
                answers.add(message);
                return;
            }
            JsonNode about = message.path("params");
            switch (message.path("method").asString("")) {
                case "Network.requestWillBeSent" ->
                    requests.add(about.path("request").path("url").asString(""));
                case "Runtime.exceptionThrown" -> complaints.add(about.toString());
                case "Log.entryAdded" -> complaints.add(about.toString());
                case "Runtime.consoleAPICalled" -> complaints.add(about.toString());
                default -> {}
            }
        }
    }
}
