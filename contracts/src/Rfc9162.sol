// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Proofs of RFC 9162 SHA-256 Merkle trees
/// @notice Verifies consistency proofs (section 2.1.4.2) and inclusion proofs (section 2.1.3.2). Every bound is checked
/// before the first hash: the sizes alone determine how long a path must be, and a path of any other length is refused.
/// @dev Functions answer `false` for a bad proof and never revert for one. They are `view`, not `pure`, only because the
/// SHA-256 precompile is reached with a static call.
library Rfc9162 {
    /// @notice Whether the tree of `second` leaves with root `secondRoot` begins with the `first` leaves of `firstRoot`.
    /// @dev A consistency proof does not bind `second`: some other sizes need a path of the same shape. The size is bound
    /// by the signed checkpoint and by what the caller stores. `first` must be at least 1, since everything extends the
    /// empty tree and there is nothing to prove, and smaller than `second`.
    function verifyConsistency(
        uint64 first,
        bytes32 firstRoot,
        uint64 second,
        bytes32 secondRoot,
        bytes32[] calldata path
    ) internal view returns (bool) {
        if (first == 0 || first >= second) return false;
        if (path.length != consistencyPathLength(first, second)) return false;

        // Steps 2 to 5: start at the largest complete subtree that ends with the last leaf of the old tree. When that is
        // the whole old tree (`first` is a power of two) its root is known and not part of the path.
        uint256 fn = uint256(first) - 1;
        uint256 sn = uint256(second) - 1;
        while (fn & 1 == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        uint256 next;
        bytes32 fr = firstRoot;
        if (fn != 0) fr = path[next++];
        bytes32 sr = fr;

        // Step 6. The length was checked, so `sn` reaches zero exactly when the path ends.
        for (; next < path.length; ++next) {
            bytes32 sibling = path[next];
            if (fn & 1 == 1 || fn == sn) {
                fr = nodeHash(sibling, fr);
                sr = nodeHash(sibling, sr);
                while (fn & 1 == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = nodeHash(sr, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return fr == firstRoot && sr == secondRoot;
    }

    /// @notice Whether `leafHash` is the leaf at `index` of the tree of `size` leaves with the root `root`.
    function verifyInclusion(uint64 index, uint64 size, bytes32 leafHash, bytes32 root, bytes32[] calldata path)
        internal
        view
        returns (bool)
    {
        if (index >= size) return false;
        if (path.length != inclusionPathLength(index, size)) return false;

        uint256 fn = index;
        uint256 sn = uint256(size) - 1;
        bytes32 r = leafHash;
        for (uint256 next = 0; next < path.length; ++next) {
            if (fn & 1 == 1 || fn == sn) {
                r = nodeHash(path[next], r);
                while (fn & 1 == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = nodeHash(r, path[next]);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return r == root;
    }

    /// @notice Hashes in the consistency proof between the sizes `first` and `second`, 1 <= `first` < `second`.
    function consistencyPathLength(uint64 first, uint64 second) internal pure returns (uint256 length) {
        uint256 fn = uint256(first) - 1;
        uint256 sn = uint256(second) - 1;
        while (fn & 1 == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        length = _siblings(fn, sn);
        // Unless the starting subtree is the whole old tree, the path begins with its root.
        if (fn != 0) ++length;
    }

    /// @notice Hashes in the inclusion proof of the leaf `index` in a tree of `size` leaves, `index` < `size`.
    function inclusionPathLength(uint64 index, uint64 size) internal pure returns (uint256) {
        return _siblings(index, uint256(size) - 1);
    }

    /// @notice Hash of an inner node: SHA-256 of 0x01, left and right (section 2.1.1).
    /// @dev Assembly because `sha256(abi.encodePacked(...))` copies its input and takes new memory for each hash, which
    /// costs more than twice the precompile itself. Memory-safe: it writes above the free memory pointer, which it leaves
    /// alone, and to scratch space at 0x00. The precompile at address 2 fails only without gas, and then so does this.
    function nodeHash(bytes32 left, bytes32 right) internal view returns (bytes32 result) {
        assembly ("memory-safe") {
            let input := mload(0x40)
            mstore8(input, 0x01)
            mstore(add(input, 0x01), left)
            mstore(add(input, 0x21), right)
            if iszero(staticcall(gas(), 0x02, input, 0x41, 0x00, 0x20)) { revert(0x00, 0x00) }
            result := mload(0x00)
        }
    }

    /// @dev Siblings between node `index` and the root of a tree whose last node on that level is `last`: one for each
    /// level below the one where the two ways up meet, and above it one for each time the way is a right child.
    function _siblings(uint256 index, uint256 last) private pure returns (uint256 count) {
        uint256 difference = index ^ last;
        if (difference != 0) count = Math.log2(difference) + 1;
        for (uint256 rest = index >> count; rest != 0; rest &= rest - 1) {
            ++count;
        }
    }
}
