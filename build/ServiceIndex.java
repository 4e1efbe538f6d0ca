import com.thebabesclub.commerce.setting.Settings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/**
 * Lists what the jars of a function offer to Micronaut: its beans, introspections and services, a
 * line for each kind. A start with the list opens no jar to look for them.
 *
 * <p>Of the framework's beans, only those that a Lambda function has: what is a server's or not
 * configured is left out, since it would be loaded only to find that out again at each cold start.
 * Our own are all listed.
 *
 * <p>Run with the function's class path as its own and the environment variables that it needs to
 * start. Arguments: the class path, the jar to write, and prefixes of classes to leave out.
 */
final class ServiceIndex {

    private static final String BEAN = "io.micronaut.inject.BeanDefinitionReference";
    private static final String BEANS = "META-INF/micronaut/";
    private static final String SERVICES = "META-INF/services/";

    private final Map<String, Set<String>> offers = new LinkedHashMap<>();

    public static void main(String[] arguments) throws IOException {
        ServiceIndex index = new ServiceIndex();
        for (String jar : arguments[0].split(File.pathSeparator, -1)) {
            index.read(Path.of(jar));
        }
        index.leaveOut(List.of(arguments).subList(2, arguments.length));
        index.write(Path.of(arguments[1]));
    }

    private void leaveOut(List<String> prefixes) {
        Set<String> enabled = enabled();
        offers.getOrDefault(BEAN, Set.of())
                .removeIf(type -> type.startsWith("io.micronaut.") && !enabled.contains(type));
        for (Set<String> types : offers.values()) {
            types.removeIf(type -> prefixes.stream().anyMatch(type::startsWith));
        }
    }

    private static Set<String> enabled() {
        try (ApplicationContext context =
                new LambdaApplicationContextBuilder()
                        .singletons(Settings.of(System.getenv()))
                        .deduceEnvironment(false)
                        .deduceCloudEnvironment(false)
                        .eagerInitSingletons(false)
                        .eagerInitConfiguration(false)
                        .start()) {
            return context.getAllBeanDefinitions().stream()
                    .map(bean -> bean.getClass().getName())
                    .collect(Collectors.toSet());
        }
    }

    private void write(Path file) throws IOException {
        JarEntry list = new JarEntry("micronaut-services.txt");
        list.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(list);
            jar.write(lines().getBytes(StandardCharsets.UTF_8));
        }
    }

    private String lines() {
        return offers.entrySet().stream()
                .map(offer -> offer.getKey() + " " + String.join(" ", offer.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private void read(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : jar.stream().filter(found -> !found.isDirectory()).toList()) {
                String name = entry.getName();
                if (name.startsWith(BEANS)) {
                    int slash = name.lastIndexOf('/');
                    add(name.substring(BEANS.length(), slash), name.substring(slash + 1));
                } else if (name.startsWith(SERVICES + "io.micronaut.")) {
                    String kind = name.substring(SERVICES.length());
                    text(jar, entry)
                            .lines()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(line -> add(kind, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private void add(String kind, String type) {
        offers.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(type);
    }

    private static String text(JarFile jar, JarEntry entry) throws IOException {
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
}
