// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Rfc9162} from "../src/Rfc9162.sol";
import {ReferenceTree} from "./ReferenceTree.sol";
import {vm} from "./Vm.sol";

/// @dev Puts the paths into calldata.
contract Verifier {
    function consistency(
        uint64 first,
        bytes32 firstRoot,
        uint64 second,
        bytes32 secondRoot,
        bytes32[] calldata path
    ) external view returns (bool) {
        return Rfc9162.verifyConsistency(first, firstRoot, second, secondRoot, path);
    }

    function inclusion(uint64 index, uint64 size, bytes32 leafHash, bytes32 root, bytes32[] calldata path)
        external
        view
        returns (bool)
    {
        return Rfc9162.verifyInclusion(index, size, leafHash, root, path);
    }

    function nodeHashBesideFreshMemory(bytes32 left, bytes32 right) external view returns (bytes32, bytes memory) {
        bytes memory before = abi.encode(left, right);
        bytes32 hash = Rfc9162.nodeHash(left, right);
        bytes memory fresh = new bytes(96);
        require(keccak256(before) == keccak256(abi.encode(left, right)), "memory was overwritten");
        return (hash, fresh);
    }
}

contract Rfc9162Test {
    uint64 private constant LARGEST = 40;

    Verifier private verifier = new Verifier();

    function test_acceptsEveryConsistencyProofOfSmallTrees() public view {
        bytes32[] memory all = _leaves();
        for (uint64 second = 2; second <= LARGEST; ++second) {
            bytes32 secondRoot = ReferenceTree.root(all, second);
            for (uint64 first = 1; first < second; ++first) {
                bytes32[] memory proof = ReferenceTree.consistencyProof(all, first, second);
                vm.assertEq(Rfc9162.consistencyPathLength(first, second), proof.length, "length");
                bool ok = verifier.consistency(first, ReferenceTree.root(all, first), second, secondRoot, proof);
                vm.assertTrue(ok, "consistency");
            }
        }
    }

    function test_acceptsEveryInclusionProofOfSmallTrees() public view {
        bytes32[] memory all = _leaves();
        for (uint64 size = 1; size <= LARGEST; ++size) {
            bytes32 root = ReferenceTree.root(all, size);
            for (uint64 index = 0; index < size; ++index) {
                bytes32[] memory path = ReferenceTree.inclusionPath(all, index, size);
                vm.assertTrue(verifier.inclusion(index, size, all[index], root, path), "inclusion");
            }
        }
    }

    function testFuzz_refusesInclusionAtAnyOtherIndex(uint64 index, uint64 size, uint64 other) public view {
        size = 2 + size % (LARGEST - 1);
        index %= size;
        bytes32[] memory all = _leaves();
        bytes32 root = ReferenceTree.root(all, size);
        bytes32[] memory path = ReferenceTree.inclusionPath(all, index, size);
        if (other != index) {
            vm.assertFalse(verifier.inclusion(other, size, all[index], root, path), "any index");
        }
        if (other % size != index) {
            vm.assertFalse(verifier.inclusion(other % size, size, all[index], root, path), "index inside the tree");
        }
    }

    /// @dev Six leaves, the last of which happens to be a node hash: all hashes for "index 6" fit, only the bound refuses.
    function test_refusesIndexOutsideTheTreeEvenWhenTheHashesFit() public view {
        bytes32[] memory all = _leaves();
        (bytes32 leaf, bytes32 sibling) = (all[10], all[11]);
        all[5] = ReferenceTree.node(leaf, sibling);
        bytes32[] memory path = new bytes32[](3);
        (path[0], path[1], path[2]) = (sibling, all[4], ReferenceTree.root(all, 4));
        bytes32 root = ReferenceTree.root(all, 6);
        vm.assertEq(root, ReferenceTree.node(path[2], ReferenceTree.node(path[1], all[5])), "the hashes fit");
        vm.assertFalse(verifier.inclusion(6, 6, leaf, root, path), "index 6 of 6");
    }

    function test_refusesInclusionInAnEmptyTree() public view {
        vm.assertFalse(verifier.inclusion(0, 0, 0, sha256(""), new bytes32[](0)), "index 0 of 0");
    }

    function testFuzz_refusesInclusionWithOneBitChanged(uint64 index, uint64 size, uint256 which, uint8 bit) public view {
        size = 1 + size % LARGEST;
        index %= size;
        bytes32[] memory all = _leaves();
        bytes32[] memory path = ReferenceTree.inclusionPath(all, index, size);
        bytes32 leaf = all[index];
        bytes32 root = ReferenceTree.root(all, size);
        bytes32 flip = bytes32(uint256(1) << bit);
        which %= path.length + 2;
        if (which < path.length) path[which] ^= flip;
        else if (which == path.length) leaf ^= flip;
        else root ^= flip;
        vm.assertFalse(verifier.inclusion(index, size, leaf, root, path), "one bit");
    }

    function testFuzz_refusesConsistencyWithOneBitChanged(uint64 first, uint64 second, uint256 which, uint8 bit)
        public
        view
    {
        (first, second) = _sizes(first, second);
        bytes32[] memory all = _leaves();
        bytes32[] memory proof = ReferenceTree.consistencyProof(all, first, second);
        bytes32[2] memory roots = [ReferenceTree.root(all, first), ReferenceTree.root(all, second)];
        bytes32 flip = bytes32(uint256(1) << bit);
        which %= proof.length + 2;
        if (which < proof.length) proof[which] ^= flip;
        else roots[which - proof.length] ^= flip;
        vm.assertFalse(verifier.consistency(first, roots[0], second, roots[1], proof), "one bit");
    }

    function testFuzz_refusesPathsThatAreTooLongOrTooShort(uint64 first, uint64 second, bytes32 more) public view {
        (first, second) = _sizes(first, second);
        bytes32[] memory all = _leaves();
        bytes32[] memory proof = ReferenceTree.consistencyProof(all, first, second);
        bytes32 firstRoot = ReferenceTree.root(all, first);
        bytes32 secondRoot = ReferenceTree.root(all, second);
        bytes32[] memory longer = ReferenceTree.append(proof, more);
        vm.assertFalse(verifier.consistency(first, firstRoot, second, secondRoot, longer), "longer proof");
        vm.assertFalse(verifier.consistency(first, firstRoot, second, secondRoot, _shorter(proof)), "shorter proof");

        bytes32[] memory path = ReferenceTree.inclusionPath(all, first, second);
        longer = ReferenceTree.append(path, more);
        vm.assertFalse(verifier.inclusion(first, second, all[first], secondRoot, longer), "longer path");
        vm.assertFalse(verifier.inclusion(first, second, all[first], secondRoot, _shorter(path)), "shorter path");
    }

    function testFuzz_refusesAnyProofForSizesThatDoNotGrow(uint64 first, uint64 second, bytes32 root) public view {
        if (first < second) (first, second) = (second, first);
        vm.assertFalse(verifier.consistency(first, root, second, root, new bytes32[](0)), "shrinks or stays");
        vm.assertFalse(verifier.consistency(0, root, first, root, new bytes32[](0)), "from nothing");
    }

    /// @dev Whatever foreign bytes come, the answer is false and never a revert.
    function testFuzz_answersGarbageWithFalse(
        uint64 first,
        bytes32 firstRoot,
        uint64 second,
        bytes32 secondRoot,
        bytes32[] memory path
    ) public view {
        vm.assertFalse(verifier.consistency(first, firstRoot, second, secondRoot, path), "consistency");
        bool trivial = first == 0 && second == 1 && firstRoot == secondRoot && path.length == 0;
        vm.assertTrue(verifier.inclusion(first, second, firstRoot, secondRoot, path) == trivial, "inclusion");
    }

    function test_knownLimit_consistencyProofDoesNotBindTheNewSize() public view {
        bytes32[] memory all = new bytes32[](124);
        for (uint256 i = 0; i < all.length; ++i) {
            all[i] = sha256(abi.encodePacked(i));
        }
        bytes32[] memory proof = ReferenceTree.consistencyProof(all, 20, 124);
        bytes32 from = ReferenceTree.root(all, 20);
        bytes32 to = ReferenceTree.root(all, 124);
        for (uint64 claimed = 21; claimed <= 200; ++claimed) {
            bool accepted = verifier.consistency(20, from, claimed, to, proof);
            vm.assertTrue(accepted == (claimed >= 65 && claimed <= 128), "accepted from 65 to 128 only");
        }
    }

    function testFuzz_nodeHashIsTheDefinitionAndLeavesMemoryAlone(bytes32 left, bytes32 right) public view {
        (bytes32 hash, bytes memory fresh) = verifier.nodeHashBesideFreshMemory(left, right);
        vm.assertEq(hash, ReferenceTree.node(left, right), "hash");
        vm.assertEq(fresh, new bytes(96), "new memory is zero");
    }

    function _sizes(uint64 first, uint64 second) private pure returns (uint64, uint64) {
        second = 2 + second % (LARGEST - 1);
        return (1 + first % (second - 1), second);
    }

    function _shorter(bytes32[] memory path) private pure returns (bytes32[] memory result) {
        result = new bytes32[](path.length - 1);
        for (uint256 i = 0; i < result.length; ++i) {
            result[i] = path[i];
        }
    }

    function _leaves() private pure returns (bytes32[] memory all) {
        all = new bytes32[](LARGEST);
        for (uint256 i = 0; i < LARGEST; ++i) {
            all[i] = sha256(abi.encodePacked(bytes1(0x00), i));
        }
    }
}
