// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title A list of changes that one hash vouches for
/// @notice head(0) is zero, head(n + 1) = SHA-256(head(n) ‖ change(n)). Whoever has all changes from a file can compare
/// their running hash with the head that a consortium sealed in an anchoring receipt.
/// @dev change = kind (1 byte) ‖ block time (8 bytes, unix seconds) ‖ fields of fixed width, big-endian; text only as tail.
abstract contract Journal {
    bytes32 private _head;
    uint64 private _size;

    /// @notice The journal was extended by the change at `index` (from 0), and `head` is its new head.
    event JournalExtended(uint64 indexed index, bytes change, bytes32 head);

    /// @notice Running hash over all changes, zero before the first.
    function journalHead() external view returns (bytes32) {
        return _head;
    }

    /// @notice Number of changes so far.
    function journalSize() external view returns (uint64) {
        return _size;
    }

    /// @dev Emits {JournalExtended}.
    function _extendJournal(uint8 kind, bytes memory fields) internal {
        bytes memory change = abi.encodePacked(kind, uint64(block.timestamp), fields);
        bytes32 head = sha256(abi.encodePacked(_head, change));
        _head = head;
        emit JournalExtended(_size++, change, head);
    }
}
