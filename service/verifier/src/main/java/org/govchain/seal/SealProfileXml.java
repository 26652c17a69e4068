package org.govchain.seal;

import java.util.Locale;

/**
 * A profile as XML of the standard's schema. Written by hand because the digest is over these very bytes: an XML library may change its
 * indentation, a line of ours does not.
 */
final class SealProfileXml {

    private final StringBuilder out = new StringBuilder(2048);

    private SealProfileXml() {}

    static String write(SealProfile profile) {
        return new SealProfileXml().profile(profile);
    }

    private String profile(SealProfile profile) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<profile>\n");
        element(
                "    ",
                "profileNumber",
                profile.number().toString().replace("-", "").toUpperCase(Locale.ROOT));
        element("    ", "versionTR", "0.9");
        element("    ", "profileName", profile.name());
        element("    ", "creator", profile.creator());
        element("    ", "category", profile.category());
        if (!profile.leikaIds().isEmpty()) {
            element("    ", "leikaID", String.join(";", profile.leikaIds()));
        }
        element("    ", "validFromPresent", Boolean.toString(profile.validFromPresent()));
        element("    ", "validToPresent", Boolean.toString(profile.validToPresent()));
        profile.fields().forEach(this::entry);
        return out.append("</profile>\n").toString();
    }

    private void entry(SealField field) {
        out.append("    <entry tag=\"").append(field.tag());
        out.append("\" optional=\"").append(field.optional()).append("\">\n");
        element("        ", "name", field.name());
        element("        ", "description", field.description());
        field.length().ifPresent(length -> element("        ", "length", Integer.toString(length)));
        element("        ", "type", field.type().schemaName());
        out.append("    </entry>\n");
    }

    private void element(String indent, String name, String text) {
        out.append(indent).append('<').append(name).append('>');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i));
        }
        out.append("</").append(name).append(">\n");
    }

    private void escape(char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            default -> {
                if (c < 0x20 || c == 0xfffe || c == 0xffff) {
                    throw new IllegalArgumentException("XML has no form for the control character " + (int) c);
                }
                out.append(c);
            }
        }
    }
}
