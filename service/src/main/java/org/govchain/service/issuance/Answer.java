package org.govchain.service.issuance;

/** A JSON answer, byte by byte as it was or will be given. */
public final class Answer {

    private final int status;
    private final byte[] body;

    /** Takes the array over: nobody changes it afterwards. */
    public Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public byte[] body() {
        return body;
    }
}
