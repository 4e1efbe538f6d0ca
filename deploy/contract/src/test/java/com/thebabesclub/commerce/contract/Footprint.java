package com.thebabesclub.commerce.contract;

import com.thebabesclub.lambda.local.LocalFunction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param heapKilobytes used after a full collection
 * @param descriptors open files and sockets
 */
record Footprint(long heapKilobytes, long threads, long descriptors) {

    private static final Pattern USED =
            Pattern.compile("(?:generation|DefNew|Tenured).*?used (\\d+)K");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");

    static Footprint of(LocalFunction function) throws IOException, InterruptedException {
        long pid = function.process().orElseThrow().pid();
        jcmd(pid, "GC.run");
        long used =
                USED.matcher(jcmd(pid, "GC.heap_info"))
                        .results()
                        .mapToLong(match -> Long.parseLong(match.group(1)))
                        .sum();
        Path process = Path.of("/proc", Long.toString(pid));
        long threads =
                THREADS.matcher(Files.readString(process.resolve("status")))
                        .results()
                        .mapToLong(match -> Long.parseLong(match.group(1)))
                        .sum();
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return new Footprint(used, threads, descriptors.count());
        }
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(pid),
                                command)
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException(answer);
        }
        return answer;
    }
}
