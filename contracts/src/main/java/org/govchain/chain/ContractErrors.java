package org.govchain.chain;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.govchain.chain.contracts.CheckpointAnchor;
import org.govchain.chain.contracts.Consortium;
import org.govchain.chain.contracts.IssuerRegistry;
import org.govchain.chain.contracts.StatusRegistry;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.CustomErrorEncoder;
import org.web3j.abi.datatypes.CustomError;

/** Names of the contracts' custom errors by the four bytes a revert begins with. */
final class ContractErrors {

    private static final int SELECTOR = 2 + 2 * 4;
    private static final Map<String, String> BY_SELECTOR = collect();

    private ContractErrors() {}

    /** The name of the error that revert data stands for, or empty when no contract of ours declares it. */
    static Optional<String> name(@Nullable String revertData) {
        if (revertData == null || revertData.length() < SELECTOR) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_SELECTOR.get(revertData.substring(0, SELECTOR)));
    }

    /** From the generated constants, so that a new error cannot be forgotten here. */
    private static Map<String, String> collect() {
        Map<String, String> names = new HashMap<>();
        for (Class<?> wrapper :
                List.of(IssuerRegistry.class, CheckpointAnchor.class, StatusRegistry.class, Consortium.class)) {
            for (Field field : wrapper.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == CustomError.class) {
                    CustomError error = constant(field);
                    names.put(CustomErrorEncoder.encode(error).substring(0, SELECTOR), error.getName());
                }
            }
        }
        return Map.copyOf(names);
    }

    private static CustomError constant(Field field) {
        try {
            return (CustomError) field.get(null);
        } catch (IllegalAccessException e) {
            throw new LinkageError("a generated wrapper hides " + field, e);
        }
    }
}
