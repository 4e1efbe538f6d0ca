package com.thebabesclub.commerce.packaging.startup;

import com.thebabesclub.commerce.packaging.archive.Archive;
import com.thebabesclub.commerce.packaging.archive.Contents;
import com.thebabesclub.commerce.packaging.image.NotPacked;
import com.thebabesclub.commerce.packaging.image.Recordings;
import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.commerce.packaging.image.RuntimeFolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds out which beans a function needs, by what it makes in its rehearsal.
 *
 * @param service the service's jar
 * @param work a folder for what comes up in between
 */
public record NeededBeans(Path service, Path work) {

    /** Ours stay, since settings decide which of them are made. */
    private static final String OURS = "com.thebabesclub.";

    /**
     * What no function with a Java of its own can need, though the framework makes or reads it: the
     * hooks of snapshots, which Lambda takes of its own Java alone; the mapper of JSON that is not
     * this shop's; and events that no handler takes. One of an HTTP API is read into a type of ours
     * and handled as one of a REST API.
     */
    private static final Pattern NEVER_NEEDED =
            Pattern.compile(
                    "com\\.thebabesclub\\.commerce\\.runtime\\.snapshot\\..*"
                            + "|io\\.micronaut\\.jackson\\.databind\\..*"
                            + "|io\\.micronaut\\.function\\.aws\\.proxy\\.(alb|payload2)\\..*"
                            + "|io\\.micronaut\\.aws\\.lambda\\.events\\.serde\\.(?!.*_APIGateway(Proxy|V2HTTPResponse)).*");

    /**
     * The definitions and introspections that the function can do without.
     *
     * @throws NotPacked where it does not do what is rehearsed
     */
    public Set<String> leftOut(RuntimeFolder folder, Rehearsal rehearsal) throws IOException {
        ServiceFiles files = ServiceFiles.of(service);
        Set<String> needed = recorded(folder, rehearsal);
        Set<String> leftOut = new TreeSet<>();
        for (String bean : files.beans()) {
            boolean isUsed = bean.startsWith(OURS) || needed.contains(bean);
            if (!isUsed || !isPossible(bean, rehearsal)) {
                leftOut.add(bean);
            }
        }
        files.introspections().stream()
                .filter(NEVER_NEEDED.asMatchPredicate())
                .forEach(leftOut::add);
        Files.write(work.resolve("left-out.txt"), leftOut);
        return leftOut;
    }

    private static boolean isPossible(String bean, Rehearsal rehearsal) {
        return !NEVER_NEEDED.matcher(bean).matches() && !isIn(rehearsal.without(), bean);
    }

    private Set<String> recorded(RuntimeFolder folder, Rehearsal rehearsal) throws IOException {
        Files.createDirectories(work);
        Path recorder = work.resolve("recorder.jar").toAbsolutePath();
        Archive.jar(recorder, recorderFiles());
        Path beans = work.resolve("needed.txt").toAbsolutePath();
        Files.deleteIfExists(beans);
        Path routes = work.resolve("routes.jar").toAbsolutePath();
        Archive.jar(routes, filesFor(rehearsal));
        Recordings.play(
                folder,
                rehearsal,
                folder.commandOn(
                        String.join(
                                ":", recorder.toString(), RuntimeFolder.CLIENT, routes.toString()),
                        rehearsal.handler(),
                        List.of("-XX:AOTMode=off", "-D" + BeanRecorder.FILE + "=" + beans)),
                work.resolve("recording.log"));
        return new HashSet<>(Files.readAllLines(beans));
    }

    private static Map<String, byte[]> recorderFiles() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        for (Class<?> type :
                List.of(BeanRecorder.class, BeanRecorder.Listener.class, BeanKinds.class)) {
            files.put(OwnClasses.fileOf(type), OwnClasses.bytesOf(type));
        }
        files.put(
                "META-INF/services/io.micronaut.context.ApplicationContextConfigurer",
                BeanRecorder.class.getName().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** The service, as it is without the routes that this function does not have. */
    private Map<String, byte[]> filesFor(Rehearsal rehearsal) throws IOException {
        Map<String, byte[]> files = new HashMap<>(Contents.of(List.of(service)).files());
        files.keySet()
                .removeIf(
                        name ->
                                name.startsWith(ServiceFiles.MICRONAUT)
                                        && isIn(rehearsal.without(), ServiceFiles.last(name)));
        return files;
    }

    private static boolean isIn(List<String> rooms, String bean) {
        return rooms.stream().anyMatch(room -> bean.startsWith(room + "."));
    }
}
