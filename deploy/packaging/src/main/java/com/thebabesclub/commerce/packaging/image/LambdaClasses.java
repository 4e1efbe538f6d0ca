package com.thebabesclub.commerce.packaging.image;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The framework's lambdas that no AOT cache holds, as classes: those of an interface with an
 * initializer, which Java has to run first. Without this each start makes them anew.
 */
final class LambdaClasses {

    private static final String FRAMEWORK = "io/micronaut/";
    private static final String INITIALIZER = "<clinit>";

    private final Set<ClassDesc> interfaces;
    private final Map<String, byte[]> files = new HashMap<>();

    private LambdaClasses(Set<ClassDesc> interfaces) {
        this.interfaces = interfaces;
    }

    /** The files with those that are changed and those that are new. */
    static Map<String, byte[]> in(Map<String, byte[]> files) {
        Map<String, ClassModel> framework =
                files.entrySet().stream()
                        .filter(file -> isOfFramework(file.getKey()))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        file -> ClassFile.of().parse(file.getValue())));
        LambdaClasses classes = new LambdaClasses(initialized(framework.values()));
        classes.files.putAll(files);
        framework.forEach(classes::add);
        return classes.files;
    }

    private static boolean isOfFramework(String file) {
        return file.startsWith(FRAMEWORK) && file.endsWith(".class");
    }

    /** Interfaces with an initializer, and those that extend one of them. */
    private static Set<ClassDesc> initialized(Collection<ClassModel> types) {
        Set<ClassDesc> found = new HashSet<>();
        for (int before = -1; before < found.size(); ) {
            before = found.size();
            types.stream()
                    .filter(type -> type.flags().has(AccessFlag.INTERFACE))
                    .filter(type -> hasInitializer(type) || extendsOne(type, found))
                    .forEach(type -> found.add(type.thisClass().asSymbol()));
        }
        return found;
    }

    private static boolean hasInitializer(ClassModel type) {
        return type.methods().stream()
                .anyMatch(method -> method.methodName().equalsString(INITIALIZER));
    }

    private static boolean extendsOne(ClassModel type, Set<ClassDesc> found) {
        return type.interfaces().stream().anyMatch(above -> found.contains(above.asSymbol()));
    }

    private void add(String name, ClassModel type) {
        List<StatelessLambda> lambdas = new ArrayList<>();
        byte[] changed = ClassFile.of().transformClass(type, calls(type, lambdas));
        if (!lambdas.isEmpty()) {
            Set<String> bodies =
                    lambdas.stream()
                            .map(lambda -> lambda.body().methodName())
                            .collect(Collectors.toUnmodifiableSet());
            ClassModel model = ClassFile.of().parse(changed);
            files.put(name, ClassFile.of().transformClass(model, visible(bodies)));
            lambdas.forEach(lambda -> files.put(lambda.file(), lambda.classFile()));
        }
    }

    private ClassTransform calls(ClassModel type, List<StatelessLambda> lambdas) {
        return ClassTransform.transformingMethodBodies(
                (code, element) -> {
                    Optional<StatelessLambda> lambda = lambda(type, element, lambdas.size());
                    lambda.ifPresentOrElse(
                            found -> {
                                lambdas.add(found);
                                found.make(code);
                            },
                            () -> code.with(element));
                });
    }

    private Optional<StatelessLambda> lambda(ClassModel type, CodeElement element, int number) {
        return element instanceof InvokeDynamicInstruction call
                        && interfaces.contains(call.typeSymbol().returnType())
                ? StatelessLambda.of(type.thisClass().asSymbol(), call, number)
                : Optional.empty();
    }

    /** The body of a lambda is private, and is called from another class now. */
    private static ClassTransform visible(Set<String> bodies) {
        return ClassTransform.transformingMethods(
                method -> bodies.contains(method.methodName().stringValue()),
                (method, element) -> {
                    if (element instanceof AccessFlags flags) {
                        method.withFlags(flags.flagsMask() & ~ClassFile.ACC_PRIVATE);
                    } else {
                        method.with(element);
                    }
                });
    }
}
