package org.govchain.jose;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The URIs that issuers, credential types and status lists are named by: they are compared and hashed as text, so they are plain. */
public final class WebUri {

    /** Longest URI in characters. */
    public static final int MAX_LENGTH = 512;

    /**
     * The URIs of an installation come again with every document, and taking one apart costs more than the rest of the claim. A place each
     * by hash: what is not there is looked at anew, so strangers can only make it slow again.
     */
    private static final AtomicReferenceArray<String> ACCEPTED = new AtomicReferenceArray<>(64);

    private WebUri() {}

    /** Whether this is an absolute http or https URI of visible ASCII characters with a host and without user and fragment. */
    public static boolean isAcceptable(String uri) {
        int place = uri.hashCode() & (ACCEPTED.length() - 1);
        if (uri.equals(ACCEPTED.get(place))) {
            return true;
        }
        boolean acceptable = isWebUri(uri);
        if (acceptable) {
            ACCEPTED.set(place, uri);
        }
        return acceptable;
    }

    private static boolean isWebUri(String uri) {
        if (uri.length() > MAX_LENGTH || !isVisibleAscii(uri)) {
            return false;
        }
        try {
            URI parsed = new URI(uri);
            boolean web = "https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme());
            return web && parsed.getHost() != null && parsed.getUserInfo() == null && parsed.getFragment() == null;
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }

    private static boolean isVisibleAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= 0x20 || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
