package com.thebabesclub.commerce.local;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The codes that the sources give to problems, read from their syntax trees.
 *
 * <p>A code is written where a problem is made, or where a method is called that hands its
 * parameter on to one; such methods are followed to their callers. A code that comes from anywhere
 * else cannot be read, and is an error rather than overlooked.
 */
final class ProblemCodes {

    private static final String PROBLEM = "Problem";

    /** A method or constructor that takes a code, at that place among so many parameters. */
    private record Taker(String type, String name, int parameters, int place) {}

    private final Set<Taker> takers =
            new LinkedHashSet<>(Set.of(new Taker(PROBLEM, PROBLEM, 6, 1)));
    private final Set<String> codes = new TreeSet<>();

    private ProblemCodes() {}

    /** All codes of the main sources below a folder. */
    static Set<String> in(Path root) throws IOException {
        ProblemCodes found = new ProblemCodes();
        List<CompilationUnitTree> units = parsed(sources(root));
        int before;
        do {
            before = found.takers.size();
            for (CompilationUnitTree unit : units) {
                found.new Calls().scan(unit, null);
            }
        } while (found.takers.size() > before);
        return found.codes;
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(root, 5)) {
            for (Path folder : folders.filter(at -> at.endsWith("src/main/java")).toList()) {
                try (Stream<Path> all = Files.walk(folder)) {
                    files.addAll(all.filter(file -> file.toString().endsWith(".java")).toList());
                }
            }
        }
        return files;
    }

    private static List<CompilationUnitTree> parsed(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return units;
        }
    }

    /** Looks at every call of one file. */
    private final class Calls extends TreePathScanner<Void, Void> {

        @Override
        public Void visitImport(ImportTree imported, Void unused) {
            String name = imported.getQualifiedIdentifier().toString();
            if (imported.isStatic()
                    && takers.stream().anyMatch(taker -> name.contains("." + taker.type() + "."))) {
                throw unreadable("given by way of a static import");
            }
            return super.visitImport(imported, null);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void unused) {
            String type = last(made.getIdentifier());
            call(Set.of(type), type, made.getArguments());
            return super.visitNewClass(made, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            switch (call.getMethodSelect()) {
                case IdentifierTree own ->
                        call(enclosingTypes(), own.getName().toString(), call.getArguments());
                case MemberSelectTree of ->
                        call(
                                Set.of(last(of.getExpression())),
                                of.getIdentifier().toString(),
                                call.getArguments());
                default -> {}
            }
            return super.visitMethodInvocation(call, null);
        }

        private void call(
                Set<String> types, String name, List<? extends ExpressionTree> arguments) {
            for (Taker taker : List.copyOf(takers)) {
                if (types.contains(taker.type())
                        && name.equals(taker.name())
                        && arguments.size() == taker.parameters()) {
                    given(arguments.get(taker.place()));
                }
            }
        }

        private void given(ExpressionTree code) {
            switch (code) {
                case LiteralTree literal -> codes.add(String.valueOf(literal.getValue()));
                case ParenthesizedTree inner -> given(inner.getExpression());
                case ConditionalExpressionTree choice -> {
                    given(choice.getTrueExpression());
                    given(choice.getFalseExpression());
                }
                case IdentifierTree name -> handedOn(name.getName().toString());
                default -> throw unreadable(code.toString());
            }
        }

        private void handedOn(String name) {
            Optional<MethodTree> method = enclosing(MethodTree.class).findFirst();
            List<String> parameters =
                    method.stream()
                            .flatMap(found -> found.getParameters().stream())
                            .map(parameter -> parameter.getName().toString())
                            .toList();
            boolean ofProblemItself = enclosingTypes().contains(PROBLEM) && name.equals("code");
            if (parameters.contains(name)) {
                takers.add(taker(method.orElseThrow(), parameters.indexOf(name)));
            } else if (!ofProblemItself) {
                throw unreadable(name);
            }
        }

        private Taker taker(MethodTree method, int place) {
            String type =
                    enclosing(ClassTree.class).findFirst().orElseThrow().getSimpleName().toString();
            boolean isConstructor = method.getReturnType() == null;
            Set<Modifier> modifiers = method.getModifiers().getFlags();
            if (!isConstructor
                    && !modifiers.contains(Modifier.STATIC)
                    && !modifiers.contains(Modifier.PRIVATE)) {
                // Its callers name an instance, and cannot be found by the type's name.
                throw unreadable("given to " + method.getName());
            }
            return new Taker(
                    type,
                    isConstructor ? type : method.getName().toString(),
                    method.getParameters().size(),
                    place);
        }

        private Set<String> enclosingTypes() {
            return enclosing(ClassTree.class)
                    .map(type -> type.getSimpleName().toString())
                    .collect(Collectors.toSet());
        }

        /** The innermost first. */
        private <T extends Tree> Stream<T> enclosing(Class<T> kind) {
            return StreamSupport.stream(getCurrentPath().spliterator(), false)
                    .filter(kind::isInstance)
                    .map(kind::cast);
        }

        private AssertionError unreadable(String code) {
            return new AssertionError(
                    "%s: the code of a problem should be a literal, and is %s"
                            .formatted(
                                    getCurrentPath().getCompilationUnit().getSourceFile().getName(),
                                    code));
        }

        private static String last(Tree name) {
            String text = name.toString();
            return text.substring(text.lastIndexOf('.') + 1);
        }
    }
}
