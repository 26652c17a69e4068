// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReferenceTree} from "./ReferenceTree.sol";

/// @dev A tree of any size whose leaves are all alike, so that roots and proofs of 10^9 leaves take a few hashes.
library UniformTree {
    function root(uint256 size) internal pure returns (bytes32 r) {
        if (size == 1) return sha256(abi.encodePacked(bytes1(0x00)));
        uint256 k = ReferenceTree.split(size);
        // A complete subtree has two equal halves.
        bytes32 left = root(k);
        return ReferenceTree.node(left, k * 2 == size ? left : root(size - k));
    }

    /// @dev PROOF of RFC 9162 section 2.1.4.1, for 0 < first < second.
    function consistencyProof(uint256 first, uint256 second) internal pure returns (bytes32[] memory) {
        return _subproof(first, second, true);
    }

    function _subproof(uint256 m, uint256 n, bool known) private pure returns (bytes32[] memory) {
        if (m == n) {
            return known ? new bytes32[](0) : ReferenceTree.append(new bytes32[](0), root(n));
        }
        uint256 k = ReferenceTree.split(n);
        if (m <= k) return ReferenceTree.append(_subproof(m, k, known), root(n - k));
        return ReferenceTree.append(_subproof(m - k, n - k, false), root(k));
    }
}
