package org.govchain.cli.readings;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.DeviceRegister.Kind;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.govchain.jose.JsonText;

/** Registers the devices and gateways of a simulation that are not there yet. */
public final class FleetRegistration {

    private static final int THREADS = 4;
    private static final int CONFLICT = 409;

    private final DeviceRegister register;
    private final String prefix;

    /**
     * A registration that changes nothing yet.
     *
     * @param prefix of all names
     */
    public FleetRegistration(DeviceRegister register, String prefix) {
        this.register = register;
        this.prefix = prefix;
    }

    /** Registers devices 1 to so many. @return how many were new */
    public int devices(int number) throws ServiceUnreachable {
        Set<String> known = new HashSet<>();
        register.each(Kind.DEVICE, row -> known.add(row.path("name").asString("")));
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 1; i <= number; i++) {
                String name = SimulatedFleet.name(prefix, i);
                if (!known.contains(name)) {
                    answers.add(threads.submit(() -> register.register(Kind.DEVICE, device(name))));
                }
            }
            for (Future<Answer> answer : answers) {
                Answer registered = of(answer);
                if (registered.status() != CONFLICT) {
                    registered.orRefuse();
                }
            }
        }
        return answers.size();
    }

    /** Registers the gateways with their keys, which are kept in this folder. */
    public List<SenderKey> gateways(int number, Path folder, SecureRandom random) throws ServiceUnreachable {
        SenderRegistration registration = new SenderRegistration(register, random);
        List<SenderKey> keys = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            String name = prefix + "-gateway-" + i;
            keys.add(registration.registered(Kind.GATEWAY, name, gateway(name), folder.resolve(name + ".pem")));
        }
        return keys;
    }

    private static String gateway(String name) {
        return new JsonText(128)
                .raw("{")
                .member("name", name)
                .raw(",")
                .member("what", "Gateway (simuliert)")
                .raw("}")
                .toString();
    }

    private static String device(String name) {
        return new JsonText(256)
                .raw("{")
                .member("name", name)
                .raw(",")
                .member("what", "Klimasensor (simuliert)")
                .raw(
                        ",\"intervalSeconds\":60,\"quantities\":{\"temperature\":{\"unit\":\"Cel\",\"lowest\":-40,\"highest\":60},"
                                + "\"humidity\":{\"unit\":\"%\",\"lowest\":0,\"highest\":100}}}")
                .toString();
    }

    private static Answer of(Future<Answer> answer) throws ServiceUnreachable {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted", "run it again; what is registered stays", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServiceUnreachable away) {
                throw away;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
