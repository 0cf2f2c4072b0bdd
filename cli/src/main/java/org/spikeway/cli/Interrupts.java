package org.spikeway.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an interrupt (Ctrl-C) or SIGTERM does while this is open; then again what it did before.
 *
 * <p>The JVM by itself would run its shutdown hooks beside the threads that compute. One of these hooks takes ONNX Runtime
 * away, and a thread that is just using it would bring the process down with an assertion. So signals are taken here, through
 * {@code sun.misc.Signal}, which every JDK has but no compiler likes to see; where it is missing the JVM does as it always did.
 */
public final class Interrupts implements AutoCloseable {
    private static final int SIGNAL_OFFSET = 128;

    /** Does something about an interrupt. */
    @FunctionalInterface
    public interface Action {
        /**
         * Called on a thread of its own.
         *
         * @param code exit code of a process that ends by it: 130 for Ctrl-C, 143 for SIGTERM
         */
        void interrupted(int code);
    }

    /** A signal, and who handled it before. */
    private record Replaced(Object signal, Object handler) {}

    private final Action action;
    private final List<Replaced> replaced = new ArrayList<>();
    private volatile int code;

    private Interrupts(Action action) {
        this.action = action;
    }

    /** Lets interrupts do that from now on. */
    public static Interrupts during(Action action) {
        Interrupts interrupts = new Interrupts(action);
        for (String name : List.of("INT", "TERM")) {
            try {
                interrupts.take(name);
            } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
                // The JVM goes on handling that signal.
            }
        }
        return interrupts;
    }

    /** Lets an interrupt end the process at once with one line. */
    static Interrupts endingTheProcess() {
        return during(code -> end("interrupted.", code));
    }

    /** Says why in one line, and ends the process without its shutdown hooks. */
    public static void end(String reason, int code) {
        System.err.println("spikeway: " + reason);
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /** The exit code: that of the last interrupt, or that of a command that was not interrupted. */
    public int codeOr(int uninterrupted) {
        return code == 0 ? uninterrupted : code;
    }

    private void take(String name) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = type.getConstructor(String.class).newInstance(name);
        int number = SIGNAL_OFFSET + (Integer) type.getMethod("getNumber").invoke(signal);
        Object handler = Proxy.newProxyInstance(
                Interrupts.class.getClassLoader(),
                new Class<?>[] {handlerType},
                (proxy, method, arguments) -> answer(method, arguments, number));
        Object before = type.getMethod("handle", type, handlerType).invoke(null, signal, handler);
        replaced.add(new Replaced(signal, before));
    }

    private @Nullable Object answer(Method method, Object @Nullable [] arguments, int number)
            throws ReflectiveOperationException {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(this, arguments);
        }
        code = number;
        action.interrupted(number);
        return null;
    }

    @Override
    public void close() {
        for (Replaced each : replaced) {
            try {
                Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
                each.signal
                        .getClass()
                        .getMethod("handle", each.signal.getClass(), handlerType)
                        .invoke(null, each.signal, each.handler);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        replaced.clear();
    }
}
