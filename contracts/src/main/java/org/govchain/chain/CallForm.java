package org.govchain.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.abi.datatypes.generated.Uint8;
import org.web3j.crypto.Hash;
import org.web3j.exceptions.MessageDecodingException;

/** One method of a contract by its signature, such as {@code removeMember(address)}, and what a call of it means. */
@SuppressWarnings("rawtypes") // of web3j's own signatures
final class CallForm {

    /** 0x and four bytes. */
    private static final int SELECTOR = 2 + 2 * 4;

    private final String method;
    private final String selector;
    private final List<TypeReference<Type>> types;
    private final Function<ContractView.Answer, ProposedCall> meaning;

    CallForm(String signature, Function<ContractView.Answer, ProposedCall> meaning) {
        int open = signature.indexOf('(');
        this.method = signature.substring(0, open);
        this.selector = Hash.sha3String(signature).substring(0, SELECTOR);
        this.types = types(signature.substring(open + 1, signature.length() - 1));
        this.meaning = meaning;
    }

    String selector() {
        return selector;
    }

    /** The selector that call data begins with; empty when they are too short for one. */
    static Optional<String> selectorOf(String data) {
        return data.length() < SELECTOR ? Optional.empty() : Optional.of(data.substring(0, SELECTOR));
    }

    /**
     * What call data of this method mean. Empty unless the arguments, encoded again, are the same bytes: what a contract
     * reads differently from us must not be shown as something harmless.
     */
    Optional<ProposedCall> read(String data) {
        try {
            List<Type> values = FunctionReturnDecoder.decode("0x" + data.substring(SELECTOR), types);
            if (values.size() != types.size() || !encoded(values).equals(data)) {
                return Optional.empty();
            }
            return Optional.of(meaning.apply(new ContractView.Answer(values)));
        } catch (MessageDecodingException
                | IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | UnsupportedOperationException notTheseTypes) {
            return Optional.empty();
        }
    }

    private String encoded(List<Type> values) {
        return FunctionEncoder.encode(new org.web3j.abi.datatypes.Function(method, values, List.of()));
    }

    private static List<TypeReference<Type>> types(String names) {
        List<TypeReference<Type>> types = new ArrayList<>();
        Arrays.stream(names.split(",", -1)).map(CallForm::type).forEach(types::add);
        return types;
    }

    @SuppressWarnings("unchecked") // web3j wants a list of references to Type itself
    private static TypeReference<Type> type(String name) {
        TypeReference<?> type = switch (name) {
            case "address" -> TypeReference.create(Address.class);
            case "bytes32" -> TypeReference.create(Bytes32.class);
            case "string" -> TypeReference.create(Utf8String.class);
            case "uint8" -> TypeReference.create(Uint8.class);
            case "uint64" -> TypeReference.create(Uint64.class);
            default -> throw new IllegalArgumentException("no type " + name + " in our contracts");
        };
        return (TypeReference<Type>) type;
    }
}
