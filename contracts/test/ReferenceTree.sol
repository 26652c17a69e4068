// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev The definitions of RFC 9162 section 2.1 word for word, slow and recursive: the oracle the tests compare with. A
/// tree is given by its leaf hashes. Shares no code with src/.
library ReferenceTree {
    /// @dev MTH of section 2.1.1 of the leaves [from, to).
    function root(bytes32[] memory leaves, uint256 from, uint256 to) internal pure returns (bytes32) {
        uint256 n = to - from;
        if (n == 0) return sha256("");
        if (n == 1) return leaves[from];
        uint256 k = split(n);
        return node(root(leaves, from, from + k), root(leaves, from + k, to));
    }

    function root(bytes32[] memory leaves, uint256 size) internal pure returns (bytes32) {
        return root(leaves, 0, size);
    }

    /// @dev PATH of section 2.1.3.1.
    function inclusionPath(bytes32[] memory leaves, uint256 index, uint256 size)
        internal
        pure
        returns (bytes32[] memory)
    {
        return _path(leaves, index, 0, size);
    }

    /// @dev PROOF of section 2.1.4.1, for 0 < first < second.
    function consistencyProof(bytes32[] memory leaves, uint256 first, uint256 second)
        internal
        pure
        returns (bytes32[] memory)
    {
        return _subproof(leaves, first, 0, second, true);
    }

    function node(bytes32 left, bytes32 right) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(bytes1(0x01), left, right));
    }

    /// @dev The largest power of two smaller than n.
    function split(uint256 n) internal pure returns (uint256 k) {
        k = 1;
        while (k * 2 < n) k *= 2;
    }

    function append(bytes32[] memory hashes, bytes32 last) internal pure returns (bytes32[] memory longer) {
        longer = new bytes32[](hashes.length + 1);
        for (uint256 i = 0; i < hashes.length; ++i) {
            longer[i] = hashes[i];
        }
        longer[hashes.length] = last;
    }

    function _path(bytes32[] memory leaves, uint256 m, uint256 from, uint256 to)
        private
        pure
        returns (bytes32[] memory)
    {
        uint256 n = to - from;
        if (n == 1) return new bytes32[](0);
        uint256 k = split(n);
        if (m < k) return append(_path(leaves, m, from, from + k), root(leaves, from + k, to));
        return append(_path(leaves, m - k, from + k, to), root(leaves, from, from + k));
    }

    function _subproof(bytes32[] memory leaves, uint256 m, uint256 from, uint256 to, bool known)
        private
        pure
        returns (bytes32[] memory)
    {
        uint256 n = to - from;
        if (m == n) {
            return known ? new bytes32[](0) : append(new bytes32[](0), root(leaves, from, to));
        }
        uint256 k = split(n);
        if (m <= k) return append(_subproof(leaves, m, from, from + k, known), root(leaves, from + k, to));
        return append(_subproof(leaves, m - k, from + k, to, false), root(leaves, from, from + k));
    }
}
