// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fixture} from "./Fixture.sol";
import {Verifier} from "./Rfc9162.t.sol";
import {vm} from "./Vm.sol";

/// @dev Proofs made elsewhere (see test/vectors.mjs): what must be refused is refused, by the library and by the contract.
contract VectorsTest is Fixture {
    string private constant CONSISTENCY = "cache/consistency.txt";
    string private constant INCLUSION = "cache/inclusion.txt";

    function test_externalConsistencyVectors() public {
        vm.skip(!vm.exists(CONSISTENCY), "no external vectors beside the checkout");
        Verifier verifier = new Verifier();
        uint256 count = 0;
        while (true) {
            string memory name = vm.readLine(CONSISTENCY);
            if (bytes(name).length == 0) break;
            (uint64 first, uint64 second, bytes32 from, bytes32 to, bool refused, bytes32[] memory proof) = _vector(CONSISTENCY);
            // Between equal sizes nothing has to be proved and nothing is anchored.
            bool expected = !refused && first != second;
            vm.assertTrue(verifier.consistency(first, from, second, to, proof) == expected, name);
            // From the empty tree no proof is wanted: that is the first checkpoint, tested elsewhere.
            if (first != 0) vm.assertTrue(_anchors(++count, first, from, second, to, proof) == expected, name);
        }
        vm.assertTrue(count > 0, "vectors were read");
    }

    function test_externalInclusionVectors() public {
        vm.skip(!vm.exists(INCLUSION), "no external vectors beside the checkout");
        uint256 count = 0;
        while (true) {
            string memory name = vm.readLine(INCLUSION);
            if (bytes(name).length == 0) break;
            (uint64 index, uint64 size, bytes32 leaf, bytes32 root, bool refused, bytes32[] memory path) = _vector(INCLUSION);
            bytes32 logId = bytes32(++count);
            registry.registerLog(logId, address(this), type(uint64).max);
            if (size != 0) anchor.anchor(logId, size, root, noHashes(), noUpdates());
            vm.assertTrue(anchor.verifyInclusion(logId, size, index, leaf, path) == !refused, name);
        }
        vm.assertTrue(count > 0, "vectors were read");
    }

    function _vector(string memory file)
        private
        view
        returns (uint64, uint64, bytes32, bytes32, bool, bytes32[] memory)
    {
        return abi.decode(vm.parseBytes(vm.readLine(file)), (uint64, uint64, bytes32, bytes32, bool, bytes32[]));
    }

    function _anchors(
        uint256 number,
        uint64 first,
        bytes32 firstRoot,
        uint64 second,
        bytes32 secondRoot,
        bytes32[] memory proof
    ) private returns (bool) {
        bytes32 logId = bytes32(number);
        registry.registerLog(logId, address(this), type(uint64).max);
        anchor.anchor(logId, first, firstRoot, noHashes(), noUpdates());
        try anchor.anchor(logId, second, secondRoot, proof, noUpdates()) {
            return true;
        } catch {
            return false;
        }
    }
}
