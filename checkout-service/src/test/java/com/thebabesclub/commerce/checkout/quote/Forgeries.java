package com.thebabesclub.commerce.checkout.quote;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Texts that are close to a signed one and are not it. */
final class Forgeries {

    private static final char[] OTHERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=. \u0000é"
                    .toCharArray();

    private Forgeries() {}

    static Set<String> of(String signed) {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < signed.length(); i++) {
            String before = signed.substring(0, i);
            String after = signed.substring(i + 1);
            all.add(before);
            all.add(before + after);
            for (char other : OTHERS) {
                all.add(before + other + after);
                all.add(before + other + signed.charAt(i) + after);
            }
        }
        all.add(signed + "=");
        all.add(signed + "\n");
        all.add(" " + signed);
        all.add(signed + "." + signed);
        all.add(signed.toUpperCase(Locale.ROOT));
        all.add("");
        all.addAll(swapped(signed));
        all.remove(signed);
        return all;
    }

    /** Each field from one of some texts of one form, in all ways that are not one of them. */
    static Set<String> mixed(List<String> signed) {
        List<List<String>> fields =
                signed.stream().map(text -> List.of(text.split("\\.", -1))).toList();
        Set<String> all = new LinkedHashSet<>(Set.of(""));
        for (int field = 0; field < fields.getFirst().size(); field++) {
            Set<String> longer = new LinkedHashSet<>();
            for (String before : all) {
                for (List<String> source : fields) {
                    longer.add(field == 0 ? source.get(0) : before + "." + source.get(field));
                }
            }
            all = longer;
        }
        signed.forEach(all::remove);
        return all;
    }

    private static List<String> swapped(String signed) {
        List<String> fields = Arrays.asList(signed.split("\\.", -1));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            for (int j = i + 1; j < fields.size(); j++) {
                List<String> copy = new ArrayList<>(fields);
                Collections.swap(copy, i, j);
                all.add(String.join(".", copy));
            }
        }
        return all;
    }
}
