package org.govchain.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.govchain.chain.contracts.CheckpointAnchor;
import org.govchain.chain.contracts.Consortium;
import org.govchain.chain.contracts.IssuerRegistry;
import org.govchain.chain.contracts.StatusRegistry;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.CustomErrorEncoder;
import org.web3j.abi.datatypes.CustomError;

/** Names of the contracts' custom errors by the four bytes a revert begins with, and what they mean. */
final class ContractErrors {

    private static final int SELECTOR = 2 + 2 * 4;
    private static final Map<String, String> BY_SELECTOR = collect();

    private static final Properties SENTENCES = sentences();

    private ContractErrors() {}

    /** What an error means, in a sentence for the person who asked; an error without one is named. */
    static String sentence(String name) {
        return SENTENCES.getProperty(name, name);
    }

    /** All names. */
    static Collection<String> names() {
        return BY_SELECTOR.values();
    }

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

    private static Properties sentences() {
        Properties sentences = new Properties();
        try (InputStream file = ContractErrors.class.getResourceAsStream("contract-errors.properties")) {
            sentences.load(Objects.requireNonNull(file, "contract-errors.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException("contract-errors.properties", e);
        }
        return sentences;
    }
}
