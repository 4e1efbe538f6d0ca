package com.thebabesclub.commerce.deploy.release;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** The modules of the build by their folders, and which of them each needs, as the poms say it. */
final class Modules {

    private static final String OURS = "com.thebabesclub";

    private final Map<String, Document> poms = new LinkedHashMap<>();
    private final Map<String, String> folders = new LinkedHashMap<>();

    Modules() {
        Document parent = parsed("pom.xml");
        // The first list is the build's own; those of profiles are benchmarks.
        NodeList modules =
                ((Element) parent.getElementsByTagName("modules").item(0))
                        .getElementsByTagName("module");
        for (int i = 0; i < modules.getLength(); i++) {
            String folder = modules.item(i).getTextContent().strip();
            Document pom = parsed(folder + "/pom.xml");
            poms.put(folder, pom);
            folders.put(child(pom.getDocumentElement(), "artifactId"), folder);
        }
    }

    Set<String> all() {
        return poms.keySet();
    }

    /** The folders that the module is built, tested or run with, itself among them. */
    Set<String> neededBy(String folder) {
        Set<String> needed = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(folder));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (needed.add(next)) {
                open.addAll(dependencies(next));
            }
        }
        return needed;
    }

    private List<String> dependencies(String folder) {
        Document pom = poms.get(folder);
        if (pom == null) {
            throw new IllegalStateException(folder + " is no module of the build");
        }
        List<String> found = new ArrayList<>();
        NodeList dependencies = pom.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            String artifact = folders.get(child(dependency, "artifactId"));
            if (OURS.equals(child(dependency, "groupId")) && artifact != null) {
                found.add(artifact);
            }
        }
        return found;
    }

    private static String child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        throw new IllegalStateException("a " + parent.getNodeName() + " without " + name);
    }

    private static Document parsed(String file) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(Repository.root().resolve(file).toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
