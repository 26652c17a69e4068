package org.govchain.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.DeviceRegister;
import org.govchain.cli.remote.DeviceRegister.Kind;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.cli.terminal.Fault;
import org.govchain.jose.JsonText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a device or gateway, with a key when one is named. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Register a device, and perhaps its key. What the options mean: docs/sensors.md.")
final class DevicesRegisterCommand implements Runnable {

    @Parameters(paramLabel = "NAME", description = "As in readings, and for ever: letters, digits and : . _ -")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String name;

    @Option(names = "--what", required = true, description = "What it is, for people.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String what;

    @Option(
            names = "--quantity",
            paramLabel = "NAME=UNIT[:LOWEST:HIGHEST]",
            description = "What it measures, with a UCUM unit: temperature=Cel:-40:60. Repeated for several.")
    private Map<String, String> quantities = new LinkedHashMap<>();

    @Option(names = "--place", description = "Where it is, as everybody may read it.")
    private @Nullable String place;

    @Option(names = "--licence", description = "Everybody may have its readings, under this licence: DL-DE-BY-2.0.")
    private @Nullable String licence;

    @Option(names = "--interval", paramLabel = "SECONDS", description = "Within which a reading is expected.")
    private @Nullable Integer interval;

    @Option(
            names = "--lateness",
            paramLabel = "SECONDS",
            description = "How long after its measurement a reading is still taken (default: six hours).")
    private @Nullable Integer lateness;

    @Option(
            names = "--retention",
            paramLabel = "DAYS",
            description = {
                "After how many days readings are forgotten for good, 1 to 3650 (default: never; 30 for a vehicle)."
            })
    private @Nullable Integer retention;

    @Option(names = "--vehicle", description = "It drives: where it goes is where somebody goes.")
    private boolean vehicle;

    @Option(names = "--files", description = "It notarises photos or other files.")
    private boolean files;

    @Option(names = "--exact", description = "Coordinates may be finer than about a kilometre: somebody decided so.")
    private boolean exact;

    @Option(names = "--gateway", description = "It is a gateway, which sends for the authority's devices.")
    private boolean gateway;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "Register the public half of this private key, too; made when there is no such file.")
    private @Nullable Path key;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    private final Context context;

    DevicesRegisterCommand(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        Kind kind = gateway ? Kind.GATEWAY : Kind.DEVICE;
        try (ServiceClient client = options.authorisedAs(context, DevicesCommand.ROLE)) {
            DeviceRegister register = new DeviceRegister(client);
            Answer answer = register.register(kind, json());
            if (answer.status() == 400) {
                answer.json()
                        .path("violations")
                        .values()
                        .forEach(violation -> context.terminal().note("  " + violation.asString("")));
            }
            String id = answer.orRefuse().json().path("id").asString("");
            context.terminal().line("%-11s%s".formatted("registered", name + ", " + id));
            if (key != null) {
                DevicesKeyCommand.add(context, register, kind, id, context.resolve(key), Optional.empty());
            }
        } catch (ServiceUnreachable e) {
            throw e.asFault();
        }
    }

    private String json() {
        JsonText json = new JsonText(512).raw("{").member("name", name);
        json.raw(",").member("what", what);
        Optional.ofNullable(place).ifPresent(it -> json.raw(",").member("place", it));
        json.raw(exact ? ",\"exact\":true" : "");
        if (gateway) {
            return json.raw("}").toString();
        }
        Optional.ofNullable(licence).ifPresent(it -> json.raw(",\"open\":true,").member("licence", it));
        Optional.ofNullable(interval).ifPresent(it -> json.raw(",").member("intervalSeconds", it));
        Optional.ofNullable(lateness).ifPresent(it -> json.raw(",").member("latenessSeconds", it));
        Optional.ofNullable(retention).ifPresent(it -> json.raw(",").member("retentionDays", it));
        json.raw(vehicle ? ",\"vehicle\":true" : "")
                .raw(files ? ",\"files\":true" : "")
                .raw(",\"quantities\":{");
        String separator = "";
        for (Map.Entry<String, String> quantity : quantities.entrySet()) {
            json.raw(separator).string(quantity.getKey()).raw(":{");
            rule(json, quantity.getKey(), quantity.getValue());
            separator = ",";
        }
        return json.raw("}}").toString();
    }

    /** Units may have colons in braces; the limits are the last two parts, when there are three or more. */
    private static void rule(JsonText json, String quantity, String rule) {
        String[] parts = rule.split(":", -1);
        if (parts.length < 3) {
            json.member("unit", rule).raw("}");
            return;
        }
        int limits = rule.lastIndexOf(':', rule.lastIndexOf(':') - 1);
        json.member("unit", rule.substring(0, limits));
        limit(json, quantity, "lowest", parts[parts.length - 2]);
        limit(json, quantity, "highest", parts[parts.length - 1]);
        json.raw("}");
    }

    private static void limit(JsonText json, String quantity, String which, String number) {
        if (number.isEmpty()) {
            return;
        }
        if (!number.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            throw new Fault(
                    "the limits of " + quantity + " are no numbers: " + number,
                    "write --quantity temperature=Cel:-40:60, or leave the limits out");
        }
        json.raw(",").string(which).raw(":").raw(number);
    }
}
