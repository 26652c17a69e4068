package org.govchain.service.sensors;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.govchain.service.office.Office;
import org.govchain.service.office.Office.Reply;

/** Sends bodies through the HTTP door. */
record TestDoor(Office office) {

    /** Signed as a whole. */
    Reply send(String type, String body, TestSender by) {
        return send(type, body, by.sign(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** With this signature; none where it is empty. */
    Reply send(String type, String body, String signature) {
        String[] headers = signature.isEmpty()
                ? new String[] {"Content-Type", type}
                : new String[] {"Content-Type", type, "Readings-Signature", signature};
        return office.send("POST", "/api/readings", BodyPublishers.ofString(body), headers);
    }

    /** The answers for the elements, as text. */
    static String answers(Reply reply) {
        return reply.json().path("readings").toString();
    }
}
