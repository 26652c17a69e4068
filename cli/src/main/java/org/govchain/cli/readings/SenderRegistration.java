package org.govchain.cli.readings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.DeviceRegister.Kind;
import org.govchain.cli.remote.ServiceUnreachable;

/** Registers devices and gateways that sign with a key in a file here; what is there already stays. */
public final class SenderRegistration {

    private static final int CONFLICT = 409;

    private final DeviceRegister register;
    private final SecureRandom random;

    public SenderRegistration(DeviceRegister register, SecureRandom random) {
        this.register = register;
        this.random = random;
    }

    /**
     * Registers one with its key, which is made when there is none.
     *
     * @param json as the register takes it
     */
    public SenderKey registered(Kind kind, String name, String json, Path file) throws ServiceUnreachable {
        boolean isNewKey = Files.notExists(file);
        SenderKey key = SenderKey.readOrCreate(file, random);
        Answer answer = register.register(kind, json);
        if (answer.status() != CONFLICT || isNewKey) {
            String id = answer.status() == CONFLICT
                    ? register.find(kind, name).orElseThrow()
                    : answer.orRefuse().json().path("id").asString("");
            register.addKey(kind, id, key.jwk(), Optional.empty()).orRefuse();
        }
        return key;
    }
}
