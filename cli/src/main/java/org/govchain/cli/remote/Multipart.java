package org.govchain.cli.remote;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** A multipart/form-data body (RFC 7578) in memory: one JSON part and the files. */
public final class Multipart {

    private static final String LINE_END = "\r\n";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String boundary;

    public Multipart(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        boundary = "govchain-" + HexFormat.of().formatHex(bytes);
    }

    public void json(String name, String json) {
        part("form-data; name=\"" + name + "\"", "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file; quotes and line ends in its name are percent-encoded as RFC 7578 section 2 asks. */
    public void file(String name, String fileName, String mediaType, byte[] content) {
        String safe = fileName.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        part("form-data; name=\"" + name + "\"; filename=\"" + safe + "\"", mediaType, content);
    }

    private void part(String disposition, String mediaType, byte[] content) {
        write("--" + boundary + LINE_END + "Content-Disposition: " + disposition + LINE_END + "Content-Type: "
                + mediaType + LINE_END + LINE_END);
        body.writeBytes(content);
        write(LINE_END);
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.size() + 64);
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + boundary + "--" + LINE_END).getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }
}
