package org.govchain.service.issuance;

/** A JSON answer, byte by byte as it was or will be given. */
final class Answer {

    private final int status;
    private final byte[] body;

    /** Takes the array over: nobody changes it afterwards. */
    Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }
}
